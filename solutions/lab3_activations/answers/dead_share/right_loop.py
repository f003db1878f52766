# points: 1 · written: counted unit by unit
def dead_share(X, W, b):
    dead = 0
    for j in range(W.shape[1]):
        if all(x @ W[:, j] + b[j] <= 0 for x in X):
            dead += 1
    return dead / W.shape[1]
