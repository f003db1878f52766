# points: 0 · misconception: subtracts the largest score of the whole array
def log_softmax(scores):
    with np.errstate(all="ignore"):
        s = scores - scores.max()
        return s - np.log(np.exp(s).sum(axis=1, keepdims=True))


def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
