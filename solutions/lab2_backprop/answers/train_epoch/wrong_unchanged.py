# points: 0 · misconception: returns the layers it was given
def train_epoch(layers, X, t, lr, batch_size, rng):
    new, order = layers, rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        H = mlp_forward(X[rows], layers)
        grads = mlp_backward(softmax_cross_entropy(H[-1], t[rows])[1], H, layers)
        new = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(new, grads)]
    return layers
