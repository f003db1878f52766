# points: 0 · misconception: the bias is not returned
def ridge(X, y, omega):
    A, c = X - X.mean(axis=0), y - y.mean()
    return np.linalg.solve(A.T @ A / len(y) + omega * np.eye(X.shape[1]), A.T @ c / len(y))
