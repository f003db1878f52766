# points: 0 · misconception: the bias is forgotten in the forward pass
def linear_forward(X, W, b):
    return X @ W


def linear_backward(dY, X, W):
    return dY @ W.T, X.T @ dY, dY.sum(axis=0)
