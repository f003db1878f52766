# points: 0 · misconception: changes the caller's weights
def adaline_epoch(X, y, w, b, lr):
    for x, target in zip(X, y):
        error = x @ w + b - target
        w -= lr * error * x
        b -= lr * error
    return w, b
