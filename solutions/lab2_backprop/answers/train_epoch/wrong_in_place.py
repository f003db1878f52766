# points: 0 · misconception: changes the arrays that were handed in
def train_epoch(layers, X, t, lr, batch_size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        H = mlp_forward(X[rows], layers)
        grads = mlp_backward(softmax_cross_entropy(H[-1], t[rows])[1], H, layers)
        for (W, b), (dW, db) in zip(layers, grads):
            W -= lr * dW
            b -= lr * db
    return layers
