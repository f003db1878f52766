# points: 0 · misconception: one row after the other
def sigmoid_forward(X):
    Y = np.zeros(X.shape)
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            e = np.exp(-abs(X[i, j]))
            Y[i, j] = 1 / (1 + e) if X[i, j] >= 0 else e / (1 + e)
    return Y


def sigmoid_backward(dY, Y):
    return dY * Y * (1 - Y)
