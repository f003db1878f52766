# points: 0 · misconception: dead if it is silent for one sample
def dead_share(X, W, b):
    Z = X @ W + b
    return np.mean((Z <= 0).any(axis=0))
