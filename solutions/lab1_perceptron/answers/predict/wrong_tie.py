# points: 0 · misconception: a tie belongs to class +1
def predict(X, w, b):
    return np.where(X @ w + b >= 0, 1, -1)
