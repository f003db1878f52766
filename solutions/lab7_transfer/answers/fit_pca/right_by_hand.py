# points: 2 · written: variances of the components
def fit_pca(X, k):
    mean = np.average(X, axis=0)
    centred = X - mean
    W = np.linalg.svd(centred.T @ centred)[0][:, :k].copy()
    rows = np.abs(W).argmax(0)
    W = W * np.sign([W[r, c] for c, r in enumerate(rows)])
    return mean, W, np.var(centred @ W, axis=0) / np.var(centred, axis=0).sum()
