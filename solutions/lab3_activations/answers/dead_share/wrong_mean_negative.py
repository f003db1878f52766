# points: 0 · misconception: dead if its mean is not positive
def dead_share(X, W, b):
    Z = X @ W + b
    return np.mean(Z.mean(axis=0) <= 0)
