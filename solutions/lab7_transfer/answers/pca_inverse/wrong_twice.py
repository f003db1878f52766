# points: 0 · misconception: the mean is added twice
def pca_inverse(Z, mean, W):
    return Z @ W.T + 2 * mean
