# points: 0 · misconception: the next layer sees Z, not ReLU(Z)
def count_linear_regions(X, weights, biases):
    h, active = X, []
    for W, b in zip(weights, biases, strict=True):
        z = h @ W + b
        active.append(z > 0)
        h = z
    return len(np.unique(np.concatenate(active, axis=1), axis=0))
