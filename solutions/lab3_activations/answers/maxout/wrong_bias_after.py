# points: 0 · misconception: one bias after the maximum
def maxout(X, W, b):
    return (X @ W).max(axis=0) + b.max(axis=0)
