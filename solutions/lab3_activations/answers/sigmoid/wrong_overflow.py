# points: 0 · misconception: e^z / (1 + e^z), which is nan at 1000
def sigmoid(z):
    with np.errstate(all="ignore"):
        value = np.exp(z) / (1 + np.exp(z))
    return value, value * (1 - value)
