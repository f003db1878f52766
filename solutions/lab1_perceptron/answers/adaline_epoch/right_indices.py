# points: 1 · written: indices, copy, in-place on the copy
def adaline_epoch(X, y, w, b, lr):
    w = np.array(w, dtype=float)
    for i in range(len(X)):
        delta = lr * (y[i] - (np.dot(X[i], w) + b))
        w += delta * X[i]
        b += delta
    return w, b
