# points: 1 · written: logaddexp reduced along the rows
def log_softmax(scores):
    return scores - np.logaddexp.reduce(scores, axis=1)[:, None]


def softmax(scores):
    return np.exp(scores - np.logaddexp.reduce(scores, axis=1)[:, None])
