# points: 0 · misconception: made for a step function, not for ReLU
def xor_layers():
    return [
        (np.ones((2, 2)) * 10, np.array([-5.0, -15.0])),
        (np.array([[1.0], [-1.0]]), np.array([-0.5])),
    ]
