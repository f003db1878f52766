# points: 0 · misconception: without subtracting the largest
def cross_entropy(scores, labels):
    with np.errstate(all="ignore"):
        p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        return -np.log(p[np.arange(len(labels)), labels]).mean()
