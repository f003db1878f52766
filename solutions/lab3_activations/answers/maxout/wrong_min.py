# points: 0 · misconception: the smallest instead of the largest
def maxout(X, W, b):
    return (X @ W + b[:, None, :]).min(axis=0)
