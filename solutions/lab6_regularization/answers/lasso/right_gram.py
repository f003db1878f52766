# points: 2 · written: products worked out beforehand
def lasso(X, y, omega, steps):
    H, c = X.T @ X / len(X), X.T @ y / len(X)
    L = max(np.linalg.eigvalsh(H))
    w = 0 * c
    for _ in range(steps):
        z = w - (H @ w - c) / L
        w = np.where(np.abs(z) > omega / L, z - np.sign(z) * omega / L, 0)
    return w
