# points: 0 · misconception: the derivative of the hyperbolic tangent
def sigmoid_forward(X):
    e = np.exp(-np.abs(X))
    return np.where(X < 0, e / (1 + e), 1 / (1 + e))


def sigmoid_backward(dY, Y):
    return dY * (1 - Y**2)
