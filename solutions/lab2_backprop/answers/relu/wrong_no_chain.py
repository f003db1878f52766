# points: 0 · misconception: the derivative alone, without dY
def relu_forward(X):
    return np.maximum(0, X)


def relu_backward(dY, X):
    return (X > 0).astype(float)
