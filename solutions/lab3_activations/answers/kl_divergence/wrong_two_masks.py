# points: 0 · misconception: p and q selected by different conditions
def entropy(p):
    p = p[p > 0]
    return -(p * np.log(p)).sum()


def kl_divergence(p, q):
    p, q = p[p > 0], q[q > 0]
    return (p * np.log(p / q)).sum()
