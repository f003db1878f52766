# points: 0 · misconception: the gradient passes unchanged
def relu_forward(X):
    return np.maximum(0, X)


def relu_backward(dY, X):
    return dY
