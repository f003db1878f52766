# points: 0 · misconception: the biases are forgotten
def count_linear_regions(X, weights, biases):
    h, active = X, []
    for W, b in zip(weights, biases, strict=True):
        z = h @ W
        active.append(z > 0)
        h = np.maximum(z, 0)
    return len(np.unique(np.concatenate(active, axis=1), axis=0))
