# points: 1 · written: a column of ones without a penalty
def ridge(X, y, omega):
    n, d = X.shape
    A = np.column_stack([X, np.ones(n)])
    penalty = omega * np.eye(d + 1)
    penalty[d, d] = 0
    theta = np.linalg.solve(A.T @ A / n + penalty, A.T @ y / n)
    return theta[:d], theta[d]
