# points: 2 · written: everything written out in one function
def train_epoch(layers, X, t, lr, batch_size, rng):
    layers = [(W.copy(), b.copy()) for W, b in layers]
    order = np.arange(len(t))
    rng.shuffle(order)
    for start in range(0, len(t), batch_size):
        rows = order[start : start + batch_size]
        H = [X[rows]]
        for l, (W, b) in enumerate(layers):
            Y = H[-1] @ W + b
            H.append(Y if l == len(layers) - 1 else np.maximum(Y, 0))
        P = np.exp(H[-1] - H[-1].max(axis=1, keepdims=True))
        P /= P.sum(axis=1, keepdims=True)
        P[np.arange(len(rows)), t[rows]] -= 1
        g = P / len(rows)
        for l in range(len(layers) - 1, -1, -1):
            W, b = layers[l]
            dW, db = H[l].T @ g, g.sum(axis=0)
            g = (g @ W.T) * (H[l] > 0)
            W -= lr * dW
            b -= lr * db
    return layers
