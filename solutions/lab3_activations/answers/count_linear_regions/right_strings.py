# points: 1 · written: patterns as bytes
def count_linear_regions(X, weights, biases):
    h, bits = X, np.zeros((len(X), 0), dtype=bool)
    for W, b in zip(weights, biases, strict=True):
        z = h @ W + b
        bits = np.hstack([bits, z > 0])
        h = z * (z > 0)
    return len({row.tobytes() for row in bits})
