# points: 0 · misconception: the second unit is taken away once instead of twice, and the tie is class 0
def xor_layers():
    return [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([[1.0], [-1.0]]), np.array([-1.0]))]
