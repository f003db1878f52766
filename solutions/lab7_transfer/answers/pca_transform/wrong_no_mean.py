# points: 0 · misconception: nothing is centred
def pca_transform(X, mean, W):
    return X @ W
