# points: 0 · misconception: one threshold at the end
def lasso(X, y, omega, steps):
    n, d = X.shape
    eta = 1 / np.linalg.eigvalsh(X.T @ X / n)[-1]
    w = np.zeros(d)
    for _ in range(steps):
        w = w - eta * X.T @ (X @ w - y) / n
    return np.sign(w) * np.maximum(np.abs(w) - eta * omega, 0)
