# points: 0 · misconception: the mask is taken from dY
def relu_forward(X):
    return np.maximum(0, X)


def relu_backward(dY, X):
    return dY * (dY > 0)
