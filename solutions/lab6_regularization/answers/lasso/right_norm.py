# points: 2 · written: the rate from the spectral norm
def lasso(X, y, omega, steps):
    rate = len(y) / np.linalg.norm(X, 2) ** 2
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        residual = y - X @ w
        z = w + rate * (residual @ X) / len(y)
        w = z - np.clip(z, -rate * omega, rate * omega)
    return w
