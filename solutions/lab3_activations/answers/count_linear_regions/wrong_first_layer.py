# points: 0 · misconception: patterns of the first layer only
def count_linear_regions(X, weights, biases):
    h, active = X, []
    for W, b in zip(weights, biases, strict=True):
        z = h @ W + b
        active.append(z > 0)
        h = np.maximum(z, 0)
    return len(np.unique(active[0], axis=0))
