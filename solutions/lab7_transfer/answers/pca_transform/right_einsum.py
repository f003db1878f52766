# points: 1 · written: einsum
def pca_transform(X, mean, W):
    return np.einsum("nd,dk->nk", X - mean[None, :], W)
