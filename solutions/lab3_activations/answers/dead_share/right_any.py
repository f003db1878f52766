# points: 1 · written: no positive entry in the column
def dead_share(X, W, b):
    return np.mean(~np.any(X @ W + b > 0, axis=0))
