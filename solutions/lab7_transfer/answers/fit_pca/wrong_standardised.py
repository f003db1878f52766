# points: 0 · misconception: the features are standardised
def fit_pca(X, k):
    mean, spread = X.mean(axis=0), X.std(axis=0)
    _, s, Vt = np.linalg.svd((X - mean) / spread, full_matrices=False)
    W = Vt[:k].T
    W = W * np.sign(W[np.abs(W).argmax(axis=0), np.arange(k)])
    return mean, W, s[:k] ** 2 / np.sum(s**2)
