# points: 2 · written: calls the function of the question before
def lasso(X, y, omega, steps):
    n = len(y)
    rate = 1 / np.linalg.eigvals(X.T @ X / n).real.max()
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = np.asarray(soft_threshold(w - rate * X.T @ (X @ w - y) / n, rate * omega))
    return w
