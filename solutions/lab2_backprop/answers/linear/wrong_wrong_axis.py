# points: 0 · misconception: sums dY over the outputs
def linear_forward(X, W, b):
    return X @ W + b


def linear_backward(dY, X, W):
    return dY @ W.T, X.T @ dY, dY.sum(axis=1)
