# points: 1 · written: columns of zeros after ReLU
def dead_share(X, W, b):
    outputs = np.maximum(X @ W + b, 0)
    return float((outputs.sum(axis=0) == 0).mean())
