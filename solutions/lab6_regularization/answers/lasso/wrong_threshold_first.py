# points: 0 · misconception: the threshold before the step
def lasso(X, y, omega, steps):
    n, d = X.shape
    eta = 1 / np.linalg.eigvalsh(X.T @ X / n)[-1]
    w = np.zeros(d)
    for _ in range(steps):
        w = np.sign(w) * np.maximum(np.abs(w) - eta * omega, 0)
        w = w - eta * X.T @ (X @ w - y) / n
    return w
