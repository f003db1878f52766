# points: 0 · misconception: a sum of places for a pattern
def count_linear_regions(X, weights, biases):
    h, a = X, []
    for W, b in zip(weights, biases):
        z = h @ W + b
        a.append(z > 0)
        h = np.maximum(z, 0)
    a = np.concatenate(a, axis=1)
    return len(set((a @ np.arange(a.shape[1])).tolist()))
