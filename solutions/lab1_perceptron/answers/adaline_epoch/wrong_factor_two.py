# points: 0 · misconception: the gradient of (ŷ − y)² without the ½
def adaline_epoch(X, y, w, b, lr):
    for x, target in zip(X, y):
        error = x @ w + b - target
        w, b = w - lr * 2 * error * x, b - lr * 2 * error
    return w, b
