# points: 0 · misconception: thought out for inputs −1 and +1
def xor_layers():
    W1 = np.array([[1.0, -1.0], [1.0, -1.0]])
    return [(W1, np.array([-1.0, -1.0])), (-np.ones((2, 1)), np.array([0.5]))]
