# points: 0 · misconception: the bias is always 0
def ridge(X, y, omega):
    w = np.linalg.solve(X.T @ X / len(y) + omega * np.eye(X.shape[1]), X.T @ y / len(y))
    return w, 0.0
