# points: 1 · written: one unit for each of the two cases
def xor_layers():
    W1 = np.array([[1.0, -1.0], [-1.0, 1.0]])
    return [(W1, np.zeros(2)), (np.ones((2, 1)), np.array([-0.5]))]
