# points: 0 · misconception: the sum of the eigenvalues
def lasso(X, y, omega, steps):
    n, d = X.shape
    eta = n / np.sum(X**2)
    w = np.zeros(d)
    for _ in range(steps):
        z = w - eta * X.T @ (X @ w - y) / n
        w = np.sign(z) * np.maximum(np.abs(z) - eta * omega, 0)
    return w
