# points: 0 · misconception: the divergence is nan where p is 0
def entropy(p):
    p = p[p > 0]
    return -(p * np.log(p)).sum()


def kl_divergence(p, q):
    with np.errstate(all="ignore"):
        return (p * np.log(p / q)).sum()
