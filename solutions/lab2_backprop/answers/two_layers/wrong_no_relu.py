# points: 0 · misconception: no ReLU between the layers
def two_layer_forward(X, W1, b1, W2, b2):
    H = X @ W1 + b1
    return H, H @ W2 + b2


def two_layer_backward(dZ, X, H, W2):
    dH = np.where(H > 0, dZ @ W2.T, 0)
    return X.T @ dH, dH.sum(0), H.T @ dZ, dZ.sum(0)
