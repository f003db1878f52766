# points: 1 · written: outcomes with p > 0 selected first
def entropy(p):
    p = p[p > 0]
    return -(p * np.log(p)).sum()


def kl_divergence(p, q):
    p, q = p[p > 0], q[p > 0]
    if (q == 0).any():
        return np.inf
    return (p * np.log(p / q)).sum()
