# points: 0 · misconception: scores divided by their sum
def log_softmax(scores):
    s = scores - scores.max(axis=1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))


def softmax(scores):
    return scores / scores.sum(axis=1, keepdims=True)
