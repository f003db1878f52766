# points: 0 · misconception: no rule for the signs
def fit_pca(X, k):
    mean = X.mean(axis=0)
    _, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    return mean, Vt[:k].T, s[:k] ** 2 / np.sum(s**2)
