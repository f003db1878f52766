# points: 0 · misconception: the sign of z is flipped
def sigmoid(z):
    value = 0.5 * (1 + np.tanh(-z / 2))
    return value, value * (1 - value)
