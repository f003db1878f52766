# points: 2 · written: scipy.special, a list of two
from scipy.special import log_softmax, softmax


def softmax_cross_entropy(Z, t):
    dZ = softmax(np.asarray(Z, dtype=float), axis=1)
    for i, label in enumerate(t):
        dZ[i, label] -= 1
    picked = np.take_along_axis(log_softmax(np.asarray(Z, dtype=float), axis=1), t[:, None], axis=1)
    return [-picked.mean(), dZ / len(t)]
