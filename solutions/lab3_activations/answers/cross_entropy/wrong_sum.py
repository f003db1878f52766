# points: 0 · misconception: the sum instead of the mean
def cross_entropy(scores, labels):
    s = scores - scores.max(axis=1, keepdims=True)
    logs = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -logs[np.arange(len(labels)), labels].sum()
