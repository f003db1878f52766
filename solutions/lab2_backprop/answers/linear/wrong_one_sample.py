# points: 0 · misconception: right for a single sample only
def linear_forward(X, W, b):
    return X @ W + b


def linear_backward(dY, X, W):
    return dY @ W.T, np.outer(X[0], dY[0]), dY[0]
