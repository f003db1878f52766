# points: 1 · written: the first fraction, with its harmless overflow
def sigmoid_forward(X):
    return 1 / (1 + np.exp(-X))


def sigmoid_backward(dY, Y):
    return (1 - Y) * Y * dY
