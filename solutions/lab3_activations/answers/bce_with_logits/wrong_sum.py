# points: 0 · misconception: the sum instead of the mean
def bce_with_logits(z, y):
    return np.sum(np.logaddexp(0, z) - y * z)
