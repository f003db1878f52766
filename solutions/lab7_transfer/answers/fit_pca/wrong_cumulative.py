# points: 0 · misconception: sums of shares
def fit_pca(X, k):
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    W = Vt[:k].T
    W = W * np.sign(W[np.abs(W).argmax(axis=0), np.arange(k)])
    return mean, W, np.cumsum(s**2)[:k] / np.sum(s**2)
