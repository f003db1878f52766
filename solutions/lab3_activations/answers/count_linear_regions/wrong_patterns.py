# points: 0 · misconception: the patterns and not their number
def count_linear_regions(X, weights, biases):
    h, patterns = X, []
    for W, b in zip(weights, biases):
        Z = h @ W + b
        patterns.append(Z > 0)
        h = np.maximum(Z, 0)
    return np.unique(np.concatenate(patterns, axis=1), axis=0)
