# points: 0 · misconception: db1 from the gradient before the mask
def two_layer_forward(X, W1, b1, W2, b2):
    H = np.maximum(0, X @ W1 + b1)
    return H, H @ W2 + b2


def two_layer_backward(dZ, X, H, W2):
    dH = dZ @ W2.T
    return X.T @ (dH * (H > 0)), dH.sum(axis=0), H.T @ dZ, dZ.sum(axis=0)
