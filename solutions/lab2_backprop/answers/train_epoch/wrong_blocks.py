# points: 0 · misconception: batches are cut first, and only their order is random
def train_epoch(layers, X, t, lr, batch_size, rng):
    starts = rng.permutation(np.arange(0, len(X), batch_size))
    for start in starts:
        rows = np.arange(start, min(start + batch_size, len(X)))
        H = mlp_forward(X[rows], layers)
        grads = mlp_backward(softmax_cross_entropy(H[-1], t[rows])[1], H, layers)
        layers = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(layers, grads)]
    return layers
