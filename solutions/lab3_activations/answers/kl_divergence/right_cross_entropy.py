# points: 1 · written: cross-entropy minus entropy
def entropy(p):
    return -sum(p[i] * np.log(p[i]) for i in np.flatnonzero(p))


def kl_divergence(p, q):
    with np.errstate(divide="ignore"):
        cross = -sum(p[i] * np.log(q[i]) for i in np.flatnonzero(p))
    return cross - entropy(p)
