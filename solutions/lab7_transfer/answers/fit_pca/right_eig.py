# points: 2 · written: with eig, sorted by hand
def fit_pca(X, k):
    mean = np.mean(X, axis=0)
    C = (X - mean).T @ (X - mean) / len(X)
    values, vectors = np.linalg.eig(C)
    values, vectors = values.real, vectors.real
    order = np.argsort(-values)[:k]
    W = vectors[:, order]
    signs = np.where(W.max(axis=0) >= np.abs(W).max(axis=0), 1, -1)
    return mean, W * signs, values[order] / np.trace(C)
