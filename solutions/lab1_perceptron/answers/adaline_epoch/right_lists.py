# points: 1 · written: plain Python numbers and lists
def adaline_epoch(X, y, w, b, lr):
    w = [float(value) for value in w]
    for row, target in zip(X.tolist(), y.tolist()):
        error = sum(a * c for a, c in zip(row, w)) + b - target
        w = [c - lr * error * a for a, c in zip(row, w)]
        b -= lr * error
    return w, b
