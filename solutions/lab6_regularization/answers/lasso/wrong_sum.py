# points: 0 · misconception: the gradient of a sum, with its own rate
def lasso(X, y, omega, steps):
    d = X.shape[1]
    eta = 1 / np.linalg.eigvalsh(X.T @ X)[-1]
    w = np.zeros(d)
    for _ in range(steps):
        z = w - eta * X.T @ (X @ w - y)
        w = np.sign(z) * np.maximum(np.abs(z) - eta * omega, 0)
    return w
