# points: 0 · misconception: changes between neighbouring points
def count_linear_regions(X, weights, biases):
    h, active = X, []
    for W, b in zip(weights, biases, strict=True):
        z = h @ W + b
        active.append(z > 0)
        h = np.maximum(z, 0)
    return 1 + int((np.diff(np.concatenate(active, axis=1), axis=0) != 0).any(axis=1).sum())
