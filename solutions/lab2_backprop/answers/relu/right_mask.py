# points: 1 · written: boolean masks on copies
def relu_forward(X):
    Y = X.copy()
    Y[Y < 0] = 0
    return Y


def relu_backward(dY, X):
    dX = dY.copy()
    dX[X <= 0] = 0
    return dX
