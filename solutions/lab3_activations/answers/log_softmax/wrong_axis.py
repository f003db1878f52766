# points: 0 · misconception: sums along the columns
def log_softmax(scores):
    s = scores - scores.max(axis=0)
    return s - np.log(np.exp(s).sum(axis=0))


def softmax(scores):
    e = np.exp(scores - scores.max(axis=0))
    return e / e.sum(axis=0)
