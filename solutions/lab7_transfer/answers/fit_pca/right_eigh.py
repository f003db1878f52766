# points: 2 · written: with the eigenvectors of the covariance matrix
def fit_pca(X, k):
    mean = X.mean(axis=0)
    values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(X, rowvar=False)))
    order = np.argsort(values)[::-1]
    W = vectors[:, order[:k]]
    for j in range(k):
        if W[np.argmax(np.abs(W[:, j])), j] < 0:
            W[:, j] *= -1
    return mean, W, values[order[:k]] / values.sum()
