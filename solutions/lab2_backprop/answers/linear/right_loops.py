# points: 2 · written: loops over every entry, lists
def linear_forward(X, W, b):
    n, d = X.shape
    k = W.shape[1]
    return [[b[j] + sum(X[i, l] * W[l, j] for l in range(d)) for j in range(k)] for i in range(n)]


def linear_backward(dY, X, W):
    n, d = X.shape
    k = W.shape[1]
    dX, dW, db = np.zeros((n, d)), np.zeros((d, k)), np.zeros(k)
    for i in range(n):
        for j in range(k):
            db[j] += dY[i, j]
            for l in range(d):
                dX[i, l] += dY[i, j] * W[l, j]
                dW[l, j] += X[i, l] * dY[i, j]
    return [dX.tolist(), dW.tolist(), db.tolist()]
