# points: 1 · written: with the singular values
def ridge(X, y, omega):
    mean = X.mean(0)
    U, s, Vt = np.linalg.svd(X - mean, full_matrices=False)
    w = Vt.T @ (s / (s**2 + len(y) * omega) * (U.T @ (y - y.mean())))
    return w, y.mean() - mean @ w
