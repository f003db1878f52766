# points: 0 · misconception: the samples are taken in their order
def train_epoch(layers, X, t, lr, batch_size, rng):
    for start in range(0, len(X), batch_size):
        rows = np.arange(len(X))[start : start + batch_size]
        H = mlp_forward(X[rows], layers)
        grads = mlp_backward(softmax_cross_entropy(H[-1], t[rows])[1], H, layers)
        layers = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(layers, grads)]
    return layers
