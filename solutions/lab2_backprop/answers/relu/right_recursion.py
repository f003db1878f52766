# points: 1 · written: recursion over nested lists
def relu_forward(X):
    return [relu_forward(x) for x in X] if np.ndim(X) else max(0.0, float(X))


def relu_backward(dY, X):
    if np.ndim(X):
        return [relu_backward(dy, x) for dy, x in zip(dY, X)]
    return float(dY) if X > 0 else 0.0
