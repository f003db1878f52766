# points: 0 · misconception: the slope as z·(1 − z)
def sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2)), z * (1 - z)
