# points: 0 · misconception: changes the samples that are handed in
def fit_pca(X, k):
    mean = X.mean(axis=0)
    X[:] = X - mean
    _, s, Vt = np.linalg.svd(X, full_matrices=False)
    W = Vt[:k].T
    W = W * np.sign(W[np.abs(W).argmax(axis=0), np.arange(k)])
    return mean, W, s[:k] ** 2 / np.sum(s**2)
