# points: 0 · misconception: clips z to ±10
def sigmoid(z):
    value = 1 / (1 + np.exp(-np.clip(z, -10, 10)))
    return value, value * (1 - value)
