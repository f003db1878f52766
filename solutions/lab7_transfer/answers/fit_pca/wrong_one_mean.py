# points: 0 · misconception: one mean for all numbers
def fit_pca(X, k):
    _, s, Vt = np.linalg.svd(X - X.mean(), full_matrices=False)
    W = Vt[:k].T
    W = W * np.sign(W[np.abs(W).argmax(axis=0), np.arange(k)])
    return X.mean(axis=0), W, s[:k] ** 2 / np.sum(s**2)
