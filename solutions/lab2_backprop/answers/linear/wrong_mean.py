# points: 0 · misconception: means over the samples, although dY has the factor already
def linear_forward(X, W, b):
    return X @ W + b


def linear_backward(dY, X, W):
    return dY @ W.T, X.T @ dY / len(X), dY.mean(axis=0)
