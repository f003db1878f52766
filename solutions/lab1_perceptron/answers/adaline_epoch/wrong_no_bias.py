# points: 0 · misconception: the bias never learns
def adaline_epoch(X, y, w, b, lr):
    for x, target in zip(X, y):
        w = w - lr * (x @ w + b - target) * x
    return w, b
