# points: 0 · misconception: one sample without its axis
def pca_transform(X, mean, W):
    return ((X - mean) @ W).squeeze()
