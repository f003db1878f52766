# points: 0 · misconception: returns a column (n, 1)
def predict(X, w, b):
    return np.where(X @ w[:, None] + b > 0, 1, -1)
