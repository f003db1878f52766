# points: 1 · written: a set of tuples
def count_linear_regions(X, weights, biases):
    patterns = set()
    for x in X:
        h, pattern = x, []
        for W, b in zip(weights, biases):
            z = h @ W + b
            pattern += list(z > 0)
            h = np.maximum(z, 0)
        patterns.add(tuple(bool(bit) for bit in pattern))
    return len(patterns)
