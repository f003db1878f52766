# points: 2 · written: shuffles the data and takes slices
def train_epoch(layers, X, t, lr, batch_size, rng):
    order = rng.permutation(len(X))
    X, t = X[order], t[order]
    new = [[np.array(W, dtype=float), np.array(b, dtype=float)] for W, b in layers]
    i = 0
    while i < len(X):
        activations = mlp_forward(X[i : i + batch_size], [tuple(pair) for pair in new])
        _, dZ = softmax_cross_entropy(activations[-1], t[i : i + batch_size])
        pairs = mlp_backward(dZ, activations, [tuple(pair) for pair in new])
        for pair, (dW, db) in zip(new, pairs):
            pair[0] = pair[0] - lr * np.asarray(dW)
            pair[1] = pair[1] - lr * np.asarray(db)
        i += batch_size
    return new
