# points: 0 · misconception: the slope with the wrong sign
def sigmoid(z):
    value = 0.5 * (1 + np.tanh(z / 2))
    return value, value * (value - 1)
