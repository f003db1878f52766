# points: 0 · misconception: the entries do not sum to 0
def edge_filter():
    return np.array([[-1.0, 0, 2], [-1, 0, 2], [-1, 0, 2]])
