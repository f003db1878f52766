# points: 1 · written: soft maximum minus the true score
def cross_entropy(scores, labels):
    return np.mean(np.logaddexp.reduce(scores, axis=1) - scores[range(len(labels)), labels])
