# points: 0 · misconception: fills arrays of the kind of dY, which cuts off fractions
def linear_forward(X, W, b):
    return X @ W + b


def linear_backward(dY, X, W):
    dX = np.zeros(X.shape, dtype=dY.dtype)
    dX[:] = dY @ W.T
    return dX, X.T @ dY, dY.sum(axis=0)
