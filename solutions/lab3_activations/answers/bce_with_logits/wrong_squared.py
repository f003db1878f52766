# points: 0 · misconception: the squared error of the probability
def bce_with_logits(z, y):
    return np.mean((0.5 * (1 + np.tanh(z / 2)) - y) ** 2)
