# points: 0 · misconception: the absolute value
def relu_forward(X):
    return np.abs(X)


def relu_backward(dY, X):
    return np.where(X > 0, dY, 0)
