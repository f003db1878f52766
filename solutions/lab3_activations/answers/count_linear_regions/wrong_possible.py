# points: 0 · misconception: all patterns that are possible
def count_linear_regions(X, weights, biases):
    h, active = X, []
    for W, b in zip(weights, biases, strict=True):
        z = h @ W + b
        active.append(z > 0)
        h = np.maximum(z, 0)
    return 2 ** sum(len(b) for b in biases)
