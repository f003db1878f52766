# points: 0 · misconception: the share of living units
def dead_share(X, W, b):
    Z = X @ W + b
    return np.mean((Z > 0).any(axis=0))
