# points: 1 · written: least squares with more rows
def ridge(X, y, omega):
    n, d = X.shape
    top = np.column_stack([X, np.ones(n)])
    below = np.column_stack([np.sqrt(n * omega) * np.eye(d), np.zeros(d)])
    theta = np.linalg.lstsq(np.vstack([top, below]), np.append(y, np.zeros(d)), rcond=None)[0]
    return theta[:-1], float(theta[-1])
