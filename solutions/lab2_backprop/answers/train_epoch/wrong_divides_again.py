# points: 0 · misconception: the gradient is divided by the batch size once more
def train_epoch(layers, X, t, lr, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        H = mlp_forward(X[rows], layers)
        grads = mlp_backward(softmax_cross_entropy(H[-1], t[rows])[1], H, layers)
        s = lr / len(rows)
        layers = [(W - s * dW, b - s * db) for (W, b), (dW, db) in zip(layers, grads)]
    return layers
