# points: 0 · misconception: scaled to length one
def pca_transform(X, mean, W):
    Z = (X - mean) @ W
    return Z / np.linalg.norm(Z, axis=0)
