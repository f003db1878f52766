# points: 0 · misconception: 0.1 counts as dead
def dead_share(X, W, b):
    return float(np.mean((X @ W + b).max(axis=0) <= 0.1))
