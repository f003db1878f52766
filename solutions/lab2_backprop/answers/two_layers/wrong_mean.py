# points: 0 · misconception: means over the samples
def two_layer_forward(X, W1, b1, W2, b2):
    H = np.maximum(0, X @ W1 + b1)
    return H, H @ W2 + b2


def two_layer_backward(dZ, X, H, W2):
    n = len(X)
    dH = (dZ @ W2.T) * (H > 0)
    return X.T @ dH / n, dH.mean(axis=0), H.T @ dZ / n, dZ.mean(axis=0)
