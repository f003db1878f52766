# points: 0 · misconception: b is a threshold to be exceeded, not a bias to be added
def predict(X, w, b):
    return np.where(X @ w > b, 1, -1)
