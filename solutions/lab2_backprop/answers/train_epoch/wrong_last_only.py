# points: 0 · misconception: only the last layer learns
def train_epoch(layers, X, t, lr, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        H = mlp_forward(X[rows], layers)
        grads = mlp_backward(softmax_cross_entropy(H[-1], t[rows])[1], H, layers)
        (W, b), (dW, db) = layers[-1], grads[-1]
        layers = [*layers[:-1], (W - lr * dW, b - lr * db)]
    return layers
