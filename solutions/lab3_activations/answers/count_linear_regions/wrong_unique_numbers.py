# points: 0 · misconception: np.unique without its axis
def count_linear_regions(X, weights, biases):
    h, patterns = X, []
    for W, b in zip(weights, biases):
        Z = h @ W + b
        patterns.append(Z > 0)
        h = np.maximum(Z, 0)
    return len(np.unique(np.concatenate(patterns, axis=1)))
