# points: 1 · written: the mean is projected, too
def pca_transform(X, mean, W):
    return X @ W - mean @ W
