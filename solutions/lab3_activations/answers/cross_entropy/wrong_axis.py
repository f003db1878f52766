# points: 0 · misconception: the softmax along the columns
def cross_entropy(scores, labels):
    s = scores - scores.max(axis=0)
    logs = s - np.log(np.exp(s).sum(axis=0))
    return -logs[np.arange(len(labels)), labels].mean()
