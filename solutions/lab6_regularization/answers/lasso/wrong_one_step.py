# points: 0 · misconception: the return stands inside the loop
def lasso(X, y, omega, steps):
    n, d = X.shape
    eta = 1 / np.linalg.eigvalsh(X.T @ X / n)[-1]
    w = np.zeros(d)
    for _ in range(steps):
        z = w - eta * X.T @ (X @ w - y) / n
        w = np.sign(z) * np.maximum(np.abs(z) - eta * omega, 0)
        return w
    return w
