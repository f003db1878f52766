# points: 1 · written: by the hyperbolic tangent
def sigmoid_forward(X):
    return 0.5 * (1 + np.tanh(X / 2))


def sigmoid_backward(dY, Y):
    return np.multiply(dY, np.multiply(Y, 1 - Y))
