# points: 0 · misconception: one step for the mean over all samples
def adaline_epoch(X, y, w, b, lr):
    error = X @ w + b - y
    return w - lr * X.T @ error / len(y), b - lr * error.mean()
