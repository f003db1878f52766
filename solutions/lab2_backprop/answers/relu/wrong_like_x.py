# points: 0 · misconception: the gradient is filled into an array like X, whole numbers if X holds such
def relu_forward(X):
    return np.maximum(X, 0)


def relu_backward(dY, X):
    dX = np.zeros_like(X)
    dX[X > 0] = dY[X > 0]
    return dX
