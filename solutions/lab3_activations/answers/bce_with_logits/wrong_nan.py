# points: 0 · misconception: the formula as it stands, with 0·ln 0
def bce_with_logits(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p))
