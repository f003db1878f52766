# points: 0 · misconception: the largest weights and biases
def maxout(X, W, b):
    return X @ W.max(axis=0) + b.max(axis=0)
