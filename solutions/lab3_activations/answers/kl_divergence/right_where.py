# points: 1 · written: the zeros replaced before the logarithm
def entropy(p):
    return np.sum(np.where(p > 0, -p * np.log(np.where(p > 0, p, 1)), 0))


def kl_divergence(p, q):
    with np.errstate(divide="ignore"):
        ratio = np.where(p > 0, p, 1) / np.where(p > 0, q, 1)
        return np.sum(p * np.log(ratio))
