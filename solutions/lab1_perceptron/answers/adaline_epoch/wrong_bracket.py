# points: 0 · misconception: the target is added to the score
def adaline_epoch(X, y, w, b, lr):
    for x, target in zip(X, y):
        error = x @ w + b + target
        w, b = w - lr * error * x, b - lr * error
    return w, b
