# points: 0 · misconception: the biases are forgotten
def maxout(X, W, b):
    return (X @ W).max(axis=0)
