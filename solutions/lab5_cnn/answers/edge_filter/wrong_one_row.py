# points: 0 · misconception: a filter of one row
def edge_filter():
    return np.array([[-1.0, 0, 1]])
