# points: 0 · misconception: one sign for all columns
def fit_pca(X, k):
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    W = Vt[:k].T
    W = W * np.sign(W.flat[np.abs(W).argmax()])
    return mean, W, s[:k] ** 2 / np.sum(s**2)
