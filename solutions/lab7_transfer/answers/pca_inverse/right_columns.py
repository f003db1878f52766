# points: 1 · written: with columns
def pca_inverse(Z, mean, W):
    return (W @ Z.T).T + mean[None]
