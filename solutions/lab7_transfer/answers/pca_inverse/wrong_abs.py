# points: 0 · misconception: absolute values
def pca_inverse(Z, mean, W):
    return np.abs(Z) @ W.T + mean
