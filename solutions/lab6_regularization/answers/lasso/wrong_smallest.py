# points: 0 · misconception: the smallest eigenvalue
def lasso(X, y, omega, steps):
    n, d = X.shape
    eta = 1 / max(np.linalg.eigvalsh(X.T @ X / n)[0], 1e-3)
    w = np.zeros(d)
    for _ in range(steps):
        z = w - eta * X.T @ (X @ w - y) / n
        w = np.sign(z) * np.maximum(np.abs(z) - eta * omega, 0)
    return w
