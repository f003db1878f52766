# points: 0 · misconception: dW before dX
def linear_forward(X, W, b):
    return X @ W + b


def linear_backward(dY, X, W):
    return X.T @ dY, dY @ W.T, dY.sum(axis=0)
