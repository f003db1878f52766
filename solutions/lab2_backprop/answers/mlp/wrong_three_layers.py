# points: 0 · misconception: exactly three layers
def mlp_forward(X, layers):
    (W1, b1), (W2, b2), (W3, b3) = layers
    H1 = np.maximum(0, X @ W1 + b1)
    H2 = np.maximum(0, H1 @ W2 + b2)
    return [X, H1, H2, H2 @ W3 + b3]


def mlp_backward(dZ, activations, layers):
    X, H1, H2, _ = activations
    g2 = dZ @ layers[2][0].T * (H2 > 0)
    g1 = g2 @ layers[1][0].T * (H1 > 0)
    return [
        (X.T @ g1, g1.sum(axis=0)),
        (H1.T @ g2, g2.sum(axis=0)),
        (H2.T @ dZ, dZ.sum(axis=0)),
    ]
