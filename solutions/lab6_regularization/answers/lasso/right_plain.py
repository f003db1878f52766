# points: 2 · written: gradient step and threshold
def lasso(X, y, omega, steps):
    n, d = X.shape
    eta = 1 / np.linalg.eigvalsh(X.T @ X / n)[-1]
    w = np.zeros(d)
    for _ in range(steps):
        z = w - eta * X.T @ (X @ w - y) / n
        w = np.sign(z) * np.maximum(np.abs(z) - eta * omega, 0)
    return w
