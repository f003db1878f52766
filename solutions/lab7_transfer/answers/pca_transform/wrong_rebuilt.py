# points: 0 · misconception: the reconstruction instead of the components
def pca_transform(X, mean, W):
    return (X - mean) @ W @ W.T
