# points: 0 · misconception: W is transposed in the forward pass
def linear_forward(X, W, b):
    return X @ W.T + b


def linear_backward(dY, X, W):
    return dY @ W.T, X.T @ dY, dY.sum(axis=0)
