# points: 0 · misconception: the sum of the pieces
def maxout(X, W, b):
    return (X @ W + b[:, None, :]).sum(axis=0)
