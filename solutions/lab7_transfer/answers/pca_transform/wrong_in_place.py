# points: 0 · misconception: changes the samples
def pca_transform(X, mean, W):
    X -= mean
    return X @ W
