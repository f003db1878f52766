# points: 0 · misconception: samples as columns
def pca_transform(X, mean, W):
    return W.T @ (X - mean).T
