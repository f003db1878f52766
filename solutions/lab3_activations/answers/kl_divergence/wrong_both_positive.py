# points: 0 · misconception: outcomes with q = 0 are left out
def entropy(p):
    p = p[p > 0]
    return -(p * np.log(p)).sum()


def kl_divergence(p, q):
    keep = (p > 0) & (q > 0)
    return (p[keep] * np.log(p[keep] / q[keep])).sum()
