# points: 0 · misconception: diagonal edges answer too
def edge_filter():
    return np.array([[-2.0, -1, 0], [-1, 0, 1], [0, 1, 2]])
