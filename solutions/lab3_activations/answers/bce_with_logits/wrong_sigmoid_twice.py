# points: 0 · misconception: the sigmoid before a loss that has one
def bce_with_logits(z, y):
    p = 0.5 * (1 + np.tanh(z / 2))
    return np.mean(np.logaddexp(0, p) - y * p)
