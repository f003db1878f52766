# points: 0 · misconception: multiplied by the output
def relu_forward(X):
    return np.maximum(0, X)


def relu_backward(dY, X):
    return dY * np.maximum(X, 0)
