# points: 0 · misconception: singular values instead of their squares
def fit_pca(X, k):
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    W = Vt[:k].T
    W = W * np.sign(W[np.abs(W).argmax(axis=0), np.arange(k)])
    return mean, W, s[:k] / np.sum(s)
