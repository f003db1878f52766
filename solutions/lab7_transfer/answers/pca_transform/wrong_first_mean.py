# points: 0 · misconception: the first sample gets the mean off
def pca_transform(X, mean, W):
    Z = X @ W
    Z[0] -= mean @ W
    return Z
