# points: 1 · written: by the logarithm, and 1/4 − (y − 1/2)²
def sigmoid_forward(X):
    return np.exp(-np.logaddexp(0, -X))


def sigmoid_backward(dY, Y):
    return dY * (0.25 - (Y - 0.5) ** 2)
