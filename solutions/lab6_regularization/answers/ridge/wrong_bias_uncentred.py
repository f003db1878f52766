# points: 0 · misconception: weights without centring, and the bias behind
def ridge(X, y, omega):
    w = np.linalg.solve(X.T @ X / len(y) + omega * np.eye(X.shape[1]), X.T @ y / len(y))
    return w, y.mean() - X.mean(axis=0) @ w
