# points: 0 · misconception: y and 1 − y exchanged
def bce_with_logits(z, y):
    return np.mean(np.logaddexp(0, z) - (1 - y) * z)
