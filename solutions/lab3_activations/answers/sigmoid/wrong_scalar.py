# points: 0 · misconception: an if where every entry decides for itself
def sigmoid(z):
    value = 1 / (1 + np.exp(-z)) if z >= 0 else np.exp(z) / (1 + np.exp(z))
    return value, value * (1 - value)
