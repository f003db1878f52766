# points: 1 · written: softmax as the exponential of its logarithm
def log_softmax(scores):
    s = scores - scores.max(axis=1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))


def softmax(scores):
    return np.exp(log_softmax(scores))
