# points: 1 · written: stacked along the last axis
def maxout(X, W, b):
    return np.stack([X @ w + c for w, c in zip(W, b, strict=True)], axis=-1).max(axis=-1)
