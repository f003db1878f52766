# points: 0 · misconception: the bias is forgotten
def predict(X, w, b):
    return np.where(X @ w > 0, 1, -1)
