# points: 2 · written: in single precision
def train_epoch(layers, X, t, lr, batch_size, rng):
    layers = [(W.astype(np.float32), b.astype(np.float32)) for W, b in layers]
    X = X.astype(np.float32)
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        H = mlp_forward(X[rows], layers)
        dZ = np.float32(softmax_cross_entropy(H[-1], t[rows])[1])
        grads = mlp_backward(dZ, H, layers)
        layers = [
            (W - np.float32(lr) * np.float32(dW), b - np.float32(lr) * np.float32(db))
            for (W, b), (dW, db) in zip(layers, grads)
        ]
    return layers
