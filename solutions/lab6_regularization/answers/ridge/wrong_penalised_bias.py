# points: 0 · misconception: the bias is penalised, too
def ridge(X, y, omega):
    n, d = X.shape
    A = np.column_stack([X, np.ones(n)])
    theta = np.linalg.solve(A.T @ A / n + omega * np.eye(d + 1), A.T @ y / n)
    return theta[:d], theta[d]
