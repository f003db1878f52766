# points: 0 · misconception: weights first, then biases
def two_layer_forward(X, W1, b1, W2, b2):
    H = np.maximum(X @ W1 + b1, 0)
    return H, H @ W2 + b2


def two_layer_backward(dZ, X, H, W2):
    dH = (dZ @ W2.T) * (H > 0)
    return X.T @ dH, H.T @ dZ, dH.sum(axis=0), dZ.sum(axis=0)
