# points: 0 · misconception: draws a new order for every batch
def train_epoch(layers, X, t, lr, batch_size, rng):
    n = len(X)
    for start in range(0, n, batch_size):
        batch = rng.permutation(n)[: min(batch_size, n - start)]
        activations = mlp_forward(X[batch], layers)
        _, dZ = softmax_cross_entropy(activations[-1], t[batch])
        gradients = mlp_backward(dZ, activations, layers)
        layers = [
            (W - lr * dW, b - lr * db)
            for (W, b), (dW, db) in zip(layers, gradients, strict=True)
        ]
    return layers
