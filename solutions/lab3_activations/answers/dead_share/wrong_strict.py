# points: 0 · misconception: a unit at exactly 0 counts as alive
def dead_share(X, W, b):
    Z = X @ W + b
    return np.mean((Z < 0).all(axis=0))
