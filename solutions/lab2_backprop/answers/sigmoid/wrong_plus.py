# points: 0 · misconception: y·(1 + y)
def sigmoid_forward(X):
    e = np.exp(-np.abs(X))
    return np.where(X < 0, e / (1 + e), 1 / (1 + e))


def sigmoid_backward(dY, Y):
    return dY * Y * (1 + Y)
