# points: 0 · misconception: the mean is added
def pca_transform(X, mean, W):
    return (X + mean) @ W
