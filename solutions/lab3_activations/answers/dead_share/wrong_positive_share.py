# points: 0 · misconception: the share of positive entries
def dead_share(X, W, b):
    return (X @ W + b > 0).mean()
