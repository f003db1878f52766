# points: 0 · misconception: the logarithm of the finished softmax: −∞
def log_softmax(scores):
    with np.errstate(divide="ignore"):
        return np.log(softmax(scores))


def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
