# points: 0 · misconception: p and q exchanged
def entropy(p):
    p = p[p > 0]
    return -(p * np.log(p)).sum()


def kl_divergence(p, q):
    p, q = q[q > 0], p[q > 0]
    if (q == 0).any():
        return np.inf
    return (p * np.log(p / q)).sum()
