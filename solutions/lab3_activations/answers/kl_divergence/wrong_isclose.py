# points: 0 · misconception: a small q counts as 0
def entropy(p):
    p = p[p > 0]
    return float(-np.sum(p * np.log(p)))


def kl_divergence(p, q):
    k = p > 0
    if np.isclose(q[k], 0).any():
        return np.inf
    return float(np.sum(p[k] * np.log(p[k] / q[k])))
