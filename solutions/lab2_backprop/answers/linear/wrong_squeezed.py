# points: 0 · misconception: axes of length 1 are squeezed away
def linear_forward(X, W, b):
    return X @ W + b


def linear_backward(dY, X, W):
    return np.squeeze(dY @ W.T), np.squeeze(X.T @ dY), np.squeeze(dY.sum(axis=0))
