# points: 0 · misconception: computes OR
def xor_layers():
    return [(np.ones((2, 2)), np.zeros(2)), (np.ones((2, 1)), np.array([-0.5]))]
