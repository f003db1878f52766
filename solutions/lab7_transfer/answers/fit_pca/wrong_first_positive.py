# points: 0 · misconception: the first entry of a column is made positive
def fit_pca(X, k):
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    W = Vt[:k].T
    return mean, W * np.sign(W[0]), s[:k] ** 2 / np.sum(s**2)
