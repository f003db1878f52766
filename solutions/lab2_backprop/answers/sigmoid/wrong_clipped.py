# points: 0 · misconception: the input is cut off at ±3
def sigmoid_forward(X):
    return 1 / (1 + np.exp(-np.clip(X, -3, 3)))


def sigmoid_backward(dY, Y):
    return dY * (Y - Y**2)
