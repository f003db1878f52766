# points: 0 · misconception: the minimum with 0
def relu_forward(X):
    return np.minimum(0, X)


def relu_backward(dY, X):
    return np.where(X > 0, dY, 0)
