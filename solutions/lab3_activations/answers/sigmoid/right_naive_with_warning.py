# points: 1 · written: the textbook formula: overflows to infinity, and 1/∞ is right
def sigmoid(z):
    value = 1 / (1 + np.exp(-z))
    return value, value * (1 - value)
