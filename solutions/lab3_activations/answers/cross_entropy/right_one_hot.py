# points: 1 · written: one-hot labels
def cross_entropy(scores, labels):
    s = scores - scores.max(axis=1, keepdims=True)
    logs = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    truth = np.eye(scores.shape[1])[labels]
    return -np.sum(truth * logs) / len(scores)
