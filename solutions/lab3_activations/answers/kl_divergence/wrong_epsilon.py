# points: 0 · misconception: a small number hides that q is 0
def entropy(p):
    p = p[p > 0]
    return -(p * np.log(p)).sum()


def kl_divergence(p, q):
    keep = p > 0
    return (p[keep] * np.log(p[keep] / (q[keep] + 1e-12))).sum()
