# points: 0 · misconception: the derivative at 0 is 1
def relu_forward(X):
    return np.maximum(0, X)


def relu_backward(dY, X):
    return dY * (X >= 0)
