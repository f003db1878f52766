# points: 0 · misconception: the mean is not put back
def pca_inverse(Z, mean, W):
    return Z @ W.T
