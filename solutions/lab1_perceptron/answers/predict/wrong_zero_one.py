# points: 0 · misconception: classes 0 and 1
def predict(X, w, b):
    return (X @ w + b > 0).astype(int)
