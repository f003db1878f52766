# points: 0 · misconception: infinite wherever q is 0
def entropy(p):
    p = p[p > 0]
    return -(p * np.log(p)).sum()


def kl_divergence(p, q):
    if (q == 0).any():
        return np.inf
    return (p[p > 0] * np.log(p[p > 0] / q[p > 0])).sum()
