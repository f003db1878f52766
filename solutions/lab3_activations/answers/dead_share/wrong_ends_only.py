# points: 0 · misconception: only the first and the last sample
def dead_share(X, W, b):
    return float(np.mean((X[[0, -1]] @ W + b).max(axis=0) <= 0))
