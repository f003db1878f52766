# points: 0 · misconception: only the first component
def pca_inverse(Z, mean, W):
    return Z[:, :1] @ W[:, :1].T + mean
