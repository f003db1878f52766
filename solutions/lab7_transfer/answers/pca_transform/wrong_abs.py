# points: 0 · misconception: absolute values
def pca_transform(X, mean, W):
    return np.abs((X - mean) @ W)
