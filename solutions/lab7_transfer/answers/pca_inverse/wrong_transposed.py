# points: 0 · misconception: samples as columns
def pca_inverse(Z, mean, W):
    return (Z @ W.T + mean).T
