# points: 0 · misconception: W2 as a vector (h,)
def xor_layers():
    return [(np.ones((2, 2)), np.array([0.0, -1.0])), (np.array([1.0, -2.0]), np.array([0.0]))]
