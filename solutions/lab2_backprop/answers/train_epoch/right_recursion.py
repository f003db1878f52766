# points: 2 · written: recursion over the batches
def train_epoch(layers, X, t, lr, batch_size, rng):
    def go(layers, rows):
        if len(rows) == 0:
            return layers
        now = rows[:batch_size]
        H = mlp_forward(X[now], layers)
        grads = mlp_backward(softmax_cross_entropy(H[-1], t[now])[1], H, layers)
        after = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(layers, grads)]
        return go(after, rows[batch_size:])

    return go(layers, rng.choice(len(X), size=len(X), replace=False))
