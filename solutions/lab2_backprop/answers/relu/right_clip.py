# points: 1 · written: np.clip and np.heaviside
def relu_forward(X):
    return np.clip(X, 0, None)


def relu_backward(dY, X):
    return np.multiply(dY, np.heaviside(np.asarray(X, dtype=float), 0.0))
