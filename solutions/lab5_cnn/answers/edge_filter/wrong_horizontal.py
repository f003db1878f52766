# points: 0 · misconception: the filter for horizontal edges
def edge_filter():
    return np.array([[-1.0, -2, -1], [0, 0, 0], [1, 2, 1]])
