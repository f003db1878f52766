# points: 0 · misconception: dX without the transpose
def linear_forward(X, W, b):
    return X @ W + b


def linear_backward(dY, X, W):
    return dY @ W, X.T @ dY, dY.sum(axis=0)
