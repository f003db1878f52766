# points: 0 · misconception: the error of the class instead of the score
def adaline_epoch(X, y, w, b, lr):
    for x, target in zip(X, y):
        error = (1 if x @ w + b > 0 else -1) - target
        w, b = w - lr * error * x, b - lr * error
    return w, b
