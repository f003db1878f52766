# points: 0 · misconception: dY is changed in place
def relu_forward(X):
    return np.maximum(0, X)


def relu_backward(dY, X):
    dY[X <= 0] = 0
    return dY
