# points: 0 · misconception: the number instead of the share
def dead_share(X, W, b):
    Z = X @ W + b
    return int((Z <= 0).all(axis=0).sum())
