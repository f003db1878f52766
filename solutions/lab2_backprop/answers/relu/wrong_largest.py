# points: 0 · misconception: the maximum of the whole array
def relu_forward(X):
    return np.max(X, 0)


def relu_backward(dY, X):
    return np.where(X > 0, dY, 0)
