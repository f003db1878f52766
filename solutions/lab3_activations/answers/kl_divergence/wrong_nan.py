# points: 0 · misconception: 0·ln 0 is nan
def entropy(p):
    with np.errstate(all="ignore"):
        return -(p * np.log(p)).sum()


def kl_divergence(p, q):
    with np.errstate(all="ignore"):
        return (p * np.log(p / q)).sum()
