# points: 0 · misconception: the sum of both divergences
def entropy(p):
    p = p[p > 0]
    return -(p * np.log(p)).sum()


def kl_divergence(p, q):
    if ((p > 0) != (q > 0)).any():
        return np.inf
    return ((p - q) * np.log(p / q)).sum()
