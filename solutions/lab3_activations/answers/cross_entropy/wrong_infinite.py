# points: 0 · misconception: a stable softmax and then its logarithm
def cross_entropy(scores, labels):
    s = scores - scores.max(axis=1, keepdims=True)
    logs = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    with np.errstate(all="ignore"):
        return -np.log(np.exp(logs)[np.arange(len(labels)), labels]).mean()
