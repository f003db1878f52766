# points: 2 · written: one sample after the other, outer products
def linear_forward(X, W, b):
    return np.array([W.T.dot(x) + b for x in X])


def linear_backward(dY, X, W):
    dW = sum(np.outer(x, dy) for x, dy in zip(X, dY))
    return np.array([W @ dy for dy in dY]), dW, np.ones(len(dY)) @ dY
