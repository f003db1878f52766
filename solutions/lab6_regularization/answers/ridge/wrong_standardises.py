# points: 0 · misconception: the features are standardised, too
def ridge(X, y, omega):
    mx, my = X.mean(axis=0), y.mean()
    sd = X.std(axis=0)
    A, c = (X - mx) / np.where(sd == 0, 1, sd), y - my
    w = np.linalg.solve(A.T @ A / len(y) + omega * np.eye(X.shape[1]), A.T @ c / len(y))
    return w, my - mx @ w
