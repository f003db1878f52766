# points: 1 · written: n equations in place of d
def ridge(X, y, omega):
    n = len(y)
    A = X - X.mean(axis=0)
    w = A.T @ np.linalg.inv(A @ A.T + n * omega * np.eye(n)) @ (y - y.mean())
    return w.tolist(), np.mean(y - X @ w)
