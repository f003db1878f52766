# points: 1 · written: centred, and solve
def ridge(X, y, omega):
    mx, my = X.mean(axis=0), y.mean()
    A, c = X - mx, y - my
    w = np.linalg.solve(A.T @ A / len(y) + omega * np.eye(X.shape[1]), A.T @ c / len(y))
    return w, my - mx @ w
