# points: 0 · misconception: two pieces, however many there are
def maxout(X, W, b):
    return np.maximum(X @ W[0] + b[0], X @ W[1] + b[1])
