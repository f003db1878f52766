# points: 0 · misconception: the maximum over the units
def maxout(X, W, b):
    return (X @ W + b[:, None, :]).max(axis=2)
