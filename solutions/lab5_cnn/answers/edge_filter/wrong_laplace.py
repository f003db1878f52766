# points: 0 · misconception: edges of every direction (Laplace)
def edge_filter():
    return np.array([[0.0, 1, 0], [1, -4, 1], [0, 1, 0]])
