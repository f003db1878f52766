# points: 0 · misconception: a mean over the samples for the bias
def linear_forward(X, W, b):
    return X @ W + b


def linear_backward(dY, X, W):
    return dY @ W.T, X.T @ dY, dY.mean(axis=0)
