# points: 0 · misconception: scipy's ready-made entropy
from scipy import stats


def entropy(p):
    return stats.entropy(p)


def kl_divergence(p, q):
    return stats.entropy(p, q)
