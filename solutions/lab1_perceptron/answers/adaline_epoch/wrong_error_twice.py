# points: 0 · misconception: the bias's step uses the error after the weights' step
def adaline_epoch(X, y, w, b, lr):
    for x, target in zip(X, y):
        w = w - lr * (x @ w + b - target) * x
        b = b - lr * (x @ w + b - target)
    return w, b
