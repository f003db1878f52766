# points: 1 · written: recursion over the samples
def adaline_epoch(X, y, w, b, lr):
    if len(X) == 0:
        return w, b
    error = X[0] @ w + b - y[0]
    return adaline_epoch(X[1:], y[1:], w - lr * error * X[0], b - lr * error, lr)
