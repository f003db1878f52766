# points: 0 · misconception: one sum over the whole array
def log_softmax(scores):
    s = scores - scores.max()
    return s - np.log(np.exp(s).sum())


def softmax(scores):
    e = np.exp(scores - scores.max())
    return e / e.sum()
