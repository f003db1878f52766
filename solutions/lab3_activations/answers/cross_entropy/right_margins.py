# points: 1 · written: sums of exponentials of differences to the true score
def cross_entropy(scores, labels):
    margins = scores - np.take_along_axis(scores, labels[:, None], axis=1)
    top = margins.max(axis=1, keepdims=True)
    return float(np.mean(top[:, 0] + np.log(np.exp(margins - top).sum(axis=1))))
