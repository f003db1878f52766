# points: 0 · misconception: goes along the gradient
def train_epoch(layers, X, t, lr, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        H = mlp_forward(X[rows], layers)
        grads = mlp_backward(softmax_cross_entropy(H[-1], t[rows])[1], H, layers)
        layers = [(W + lr * dW, b + lr * db) for (W, b), (dW, db) in zip(layers, grads)]
    return layers
