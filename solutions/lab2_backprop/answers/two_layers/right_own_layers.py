# points: 1 · written: calls layer functions of its own
def lin(X, W, b):
    return X @ W + b


def lin_back(dY, X, W):
    return dY @ W.T, X.T @ dY, dY.sum(axis=0)


def two_layer_forward(X, W1, b1, W2, b2):
    hidden = np.maximum(lin(X, W1, b1), 0)
    return hidden, lin(hidden, W2, b2)


def two_layer_backward(dZ, X, H, W2):
    dH, dW2, db2 = lin_back(dZ, H, W2)
    dH[H == 0] = 0
    dW1, db1 = X.T @ dH, dH.sum(axis=0)
    return dW1, db1, dW2, db2
