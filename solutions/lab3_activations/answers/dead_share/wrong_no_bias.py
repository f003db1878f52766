# points: 0 · misconception: the biases are forgotten
def dead_share(X, W, b):
    return np.mean((X @ W <= 0).all(axis=0))
