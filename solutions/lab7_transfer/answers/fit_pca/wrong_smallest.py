# points: 0 · misconception: the directions with the least variance
def fit_pca(X, k):
    mean = X.mean(axis=0)
    values, vectors = np.linalg.eigh((X - mean).T @ (X - mean))
    W = vectors[:, :k]
    W = W * np.sign(W[np.abs(W).argmax(axis=0), np.arange(k)])
    return mean, W, values[:k] / values.sum()
