# points: 0 · misconception: the sign of the exponent
def sigmoid_forward(X):
    return 1 / (1 + np.exp(X))


def sigmoid_backward(dY, Y):
    return dY * (Y - Y**2)
