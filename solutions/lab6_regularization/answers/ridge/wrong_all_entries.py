# points: 0 · misconception: ω is added to every entry of the matrix
def ridge(X, y, omega):
    mx, my = X.mean(axis=0), y.mean()
    A, c = X - mx, y - my
    w = np.linalg.solve(A.T @ A / len(y) + omega + 1e-12 * np.eye(X.shape[1]), A.T @ c / len(y))
    return w, my - mx @ w
