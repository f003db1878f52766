# points: 0 · misconception: a single step on the first batch
def train_epoch(layers, X, t, lr, batch_size, rng):
    rows = rng.permutation(len(X))[:batch_size]
    H = mlp_forward(X[rows], layers)
    grads = mlp_backward(softmax_cross_entropy(H[-1], t[rows])[1], H, layers)
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(layers, grads)]
