# points: 0 · misconception: multiplied by H instead of masked
def two_layer_forward(X, W1, b1, W2, b2):
    H = np.maximum(0, X @ W1 + b1)
    return H, H @ W2 + b2


def two_layer_backward(dZ, X, H, W2):
    dH = (dZ @ W2.T) * H
    return X.T @ dH, dH.sum(axis=0), H.T @ dZ, dZ.sum(axis=0)
