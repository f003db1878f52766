# points: 0 · misconception: y·z added instead of subtracted
def bce_with_logits(z, y):
    return np.mean(np.logaddexp(0, z) + y * z)
