# points: 0 · misconception: a small number inside the logarithm
def log_softmax(scores):
    return np.log(softmax(scores) + 1e-12)


def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
