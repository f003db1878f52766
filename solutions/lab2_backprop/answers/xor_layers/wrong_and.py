# points: 0 · misconception: computes AND
def xor_layers():
    return [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([[0.0], [1.0]]), np.array([0.0]))]
