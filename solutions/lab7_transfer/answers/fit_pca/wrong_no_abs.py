# points: 0 · misconception: the largest entry, without the absolute value
def fit_pca(X, k):
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    W = Vt[:k].T
    W = W * np.sign(W[W.argmax(axis=0), np.arange(k)])
    return mean, W, s[:k] ** 2 / np.sum(s**2)
