# points: 2 · written: with the inverse and lists
def fit_probe(Z, t, n_classes, penalty):
    n, d = Z.shape
    Y = np.array([[1.0 if c == j else 0.0 for j in range(n_classes)] for c in t])
    C = np.cov(Z, rowvar=False, bias=True).reshape(d, d)
    cross = (Z - Z.mean(0)).T @ Y / n
    W = np.linalg.inv(C + penalty * np.identity(d)) @ cross
    return [W.tolist(), (Y.mean(0) - Z.mean(0) @ W).tolist()]
