# points: 0 · misconception: ReLU after the last layer, too
def two_layer_forward(X, W1, b1, W2, b2):
    H = np.maximum(X @ W1 + b1, 0)
    return H, np.maximum(H @ W2 + b2, 0)


def two_layer_backward(dZ, X, H, W2):
    dH = np.where(H > 0, dZ @ W2.T, 0)
    return X.T @ dH, dH.sum(0), H.T @ dZ, dZ.sum(0)
