# points: 0 · misconception: the logarithm of a vanished probability
def bce_with_logits(z, y):
    with np.errstate(all="ignore"):
        p = 1 / (1 + np.exp(-z))
        return np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p))
