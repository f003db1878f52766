# points: 0 · misconception: the hyperbolic tangent
def sigmoid_forward(X):
    return np.tanh(X)


def sigmoid_backward(dY, Y):
    return dY * (Y - Y**2)
