# points: 2 · written: weight by weight
def lasso(X, y, omega, steps):
    n, d = X.shape
    L = np.linalg.svd(X)[1].max() ** 2 / n
    w = [0.0] * d
    for _ in range(steps):
        error = [sum(X[i][j] * w[j] for j in range(d)) - y[i] for i in range(n)]
        new = []
        for j in range(d):
            z = w[j] - sum(X[i][j] * error[i] for i in range(n)) / n / L
            new.append(max(z - omega / L, 0) + min(z + omega / L, 0))
        w = new
    return w
