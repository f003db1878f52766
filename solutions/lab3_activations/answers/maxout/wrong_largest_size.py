# points: 0 · misconception: the sum of largest size
def maxout(X, W, b):
    sums = X @ W + b[:, None, :]
    which = np.abs(sums).argmax(axis=0)
    return np.take_along_axis(sums, which[None], axis=0)[0]
