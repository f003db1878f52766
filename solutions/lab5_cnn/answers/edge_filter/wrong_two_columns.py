# points: 0 · misconception: answers at one of the two places only
def edge_filter():
    return np.array([[-1.0, 1, 0], [-1, 1, 0], [-1, 1, 0]])
