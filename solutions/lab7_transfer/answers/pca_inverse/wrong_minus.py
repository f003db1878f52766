# points: 0 · misconception: the mean is taken off
def pca_inverse(Z, mean, W):
    return Z @ W.T - mean
