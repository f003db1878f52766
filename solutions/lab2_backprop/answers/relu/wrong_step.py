# points: 0 · misconception: the step function
def relu_forward(X):
    return (X > 0).astype(float)


def relu_backward(dY, X):
    return np.where(X > 0, dY, 0)
