# points: 0 · misconception: the mean of the pieces
def maxout(X, W, b):
    return (X @ W + b[:, None, :]).mean(axis=0)
