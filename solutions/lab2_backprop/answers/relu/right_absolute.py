# points: 1 · written: (x + |x|) / 2 and the sign function
def relu_forward(X):
    return (X + abs(X)) / 2


def relu_backward(dY, X):
    return dY * np.maximum(np.sign(X), 0)
