# points: 0 · misconception: the number of active units for the pattern
def count_linear_regions(X, weights, biases):
    h, active = X, []
    for W, b in zip(weights, biases, strict=True):
        z = h @ W + b
        active.append(z > 0)
        h = np.maximum(z, 0)
    return len(np.unique(np.concatenate(active, axis=1).sum(axis=1)))
