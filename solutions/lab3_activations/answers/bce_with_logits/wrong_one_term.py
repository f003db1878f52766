# points: 0 · misconception: only the term of y = 1
def bce_with_logits(z, y):
    return np.mean(y * np.logaddexp(0, -z))
