# points: 0 · misconception: centred with their own mean
def pca_transform(X, mean, W):
    return (X - X.mean(axis=0)) @ W
