# points: 0 · misconception: the local derivative 1 instead of the gradient
def linear_forward(X, W, b):
    return X @ W + b


def linear_backward(dY, X, W):
    return dY @ W.T, X.T @ dY, np.ones(dY.shape[1])
