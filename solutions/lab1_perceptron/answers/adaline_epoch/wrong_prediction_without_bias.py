# points: 0 · misconception: the prediction is x·w, and the bias is only moved along
def adaline_epoch(X, y, w, b, lr):
    for x, target in zip(X, y, strict=True):
        error = x @ w - target
        w = w - lr * error * x
        b = b - lr * error
    return w, b
