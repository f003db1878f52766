# points: 0 · misconception: one step for the sum over all samples
def adaline_epoch(X, y, w, b, lr):
    error = X @ w + b - y
    return w - lr * X.T @ error, b - lr * error.sum()
