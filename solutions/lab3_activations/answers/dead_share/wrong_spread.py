# points: 0 · misconception: a constant unit counts as dead
def dead_share(X, W, b):
    return float(np.mean(np.maximum(X @ W + b, 0).std(axis=0) == 0))
