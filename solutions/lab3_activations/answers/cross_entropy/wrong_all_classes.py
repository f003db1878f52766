# points: 0 · misconception: all classes are charged, not only the true one
def cross_entropy(scores, labels):
    s = scores - scores.max(axis=1, keepdims=True)
    logs = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -logs.sum() / len(labels)
