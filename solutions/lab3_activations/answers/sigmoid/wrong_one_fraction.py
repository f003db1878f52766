# points: 0 · misconception: the fraction for negative z, with −|z|, everywhere
def sigmoid(z):
    e = np.exp(-np.abs(z))
    value = e / (1 + e)
    return value, value * (1 - value)
