# points: 0 · misconception: the results in another order
def fit_pca(X, k):
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    W = Vt[:k].T
    W = W * np.sign(W[np.abs(W).argmax(axis=0), np.arange(k)])
    return W, mean, s[:k] ** 2 / np.sum(s**2)
