# points: 0 · misconception: the fraction with inf / inf
def sigmoid_forward(X):
    return np.exp(X) / (1 + np.exp(X))


def sigmoid_backward(dY, Y):
    return dY * (Y - Y**2)
