# points: 0 · misconception: the slope of tanh, 1 − value²
def sigmoid(z):
    value = 0.5 * (1 + np.tanh(z / 2))
    return value, 1 - value**2
