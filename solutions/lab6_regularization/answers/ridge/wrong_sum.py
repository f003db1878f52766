# points: 0 · misconception: a sum of squares in place of their mean
def ridge(X, y, omega):
    mx, my = X.mean(axis=0), y.mean()
    A, c = X - mx, y - my
    w = np.linalg.solve(A.T @ A + omega * np.eye(X.shape[1]), A.T @ c)
    return w, my - mx @ w
