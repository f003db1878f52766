# points: 0 · misconception: two loops, over rows and columns
def relu_forward(X):
    return np.maximum(X, 0)


def relu_backward(dY, X):
    dX = np.zeros(X.shape)
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            if X[i, j] > 0:
                dX[i, j] = dY[i, j]
    return dX
