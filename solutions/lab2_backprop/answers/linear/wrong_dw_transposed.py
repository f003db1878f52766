# points: 0 · misconception: dW is the transpose of what it should be
def linear_forward(X, W, b):
    return X @ W + b


def linear_backward(dY, X, W):
    return dY @ W.T, dY.T @ X, dY.sum(axis=0)
