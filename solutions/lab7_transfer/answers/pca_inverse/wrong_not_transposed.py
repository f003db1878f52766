# points: 0 · misconception: W instead of its transpose
def pca_inverse(Z, mean, W):
    return Z @ W + mean
