# points: 2 · written: np.split at the borders of the batches
def train_epoch(layers, X, t, lr, batch_size, rng):
    for rows in np.split(rng.permutation(len(X)), range(batch_size, len(X), batch_size)):
        kept = mlp_forward(X[rows], layers)
        loss, dZ = softmax_cross_entropy(kept[-1], t[rows])
        steps = mlp_backward(dZ, kept, layers)
        layers = [
            tuple(np.asarray(p) - lr * np.asarray(g) for p, g in zip(pair, grads))
            for pair, grads in zip(layers, steps)
        ]
    return layers
