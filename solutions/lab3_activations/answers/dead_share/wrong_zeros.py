# points: 0 · misconception: the share of zeros in the output
def dead_share(X, W, b):
    Z = X @ W + b
    return np.mean(Z <= 0)
