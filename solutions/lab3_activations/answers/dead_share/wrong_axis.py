# points: 0 · misconception: samples without an active unit
def dead_share(X, W, b):
    Z = X @ W + b
    return np.mean((Z <= 0).all(axis=1))
