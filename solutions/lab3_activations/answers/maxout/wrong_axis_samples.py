# points: 0 · misconception: the maximum over the samples
def maxout(X, W, b):
    return (X @ W + b[:, None, :]).max(axis=1)
