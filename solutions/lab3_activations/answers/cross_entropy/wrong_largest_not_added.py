# points: 0 · misconception: the largest score taken out and not added again
def cross_entropy(scores, labels):
    rest = scores - scores.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(rest).sum(axis=1)) - scores[np.arange(len(labels)), labels])
