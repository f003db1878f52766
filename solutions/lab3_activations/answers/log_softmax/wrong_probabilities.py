# points: 0 · misconception: log_softmax returns probabilities
def log_softmax(scores):
    return softmax(scores)


def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
