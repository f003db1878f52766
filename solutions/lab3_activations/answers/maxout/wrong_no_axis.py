# points: 0 · misconception: the largest number of all
def maxout(X, W, b):
    return np.max(X @ W + b[:, None, :])
