# points: 0 · misconception: returns scores instead of classes
def predict(X, w, b):
    return X @ w + b
