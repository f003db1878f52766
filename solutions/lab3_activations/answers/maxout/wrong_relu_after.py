# points: 0 · misconception: a ReLU on top
def maxout(X, W, b):
    return np.maximum((X @ W + b[:, None, :]).max(axis=0), 0)
