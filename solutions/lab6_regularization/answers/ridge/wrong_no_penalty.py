# points: 0 · misconception: least squares without a penalty
def ridge(X, y, omega):
    mx, my = X.mean(axis=0), y.mean()
    w = np.linalg.lstsq(X - mx, y - my, rcond=None)[0]
    return w, my - mx @ w
