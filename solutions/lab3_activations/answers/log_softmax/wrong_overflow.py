# points: 0 · misconception: without subtracting the largest
def log_softmax(scores):
    with np.errstate(all="ignore"):
        return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))


def softmax(scores):
    with np.errstate(all="ignore"):
        return np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
