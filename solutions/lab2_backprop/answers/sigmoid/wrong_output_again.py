# points: 0 · misconception: the sigmoid is applied to its own output
def sigmoid_forward(X):
    e = np.exp(-np.abs(X))
    return np.where(X < 0, e / (1 + e), 1 / (1 + e))


def sigmoid_backward(dY, Y):
    S = sigmoid_forward(Y)
    return dY * S * (1 - S)
