# points: 0 · misconception: the return stands inside the loop
def adaline_epoch(X, y, w, b, lr):
    for x, target in zip(X, y):
        error = x @ w + b - target
        w, b = w - lr * error * x, b - lr * error
        return w, b
