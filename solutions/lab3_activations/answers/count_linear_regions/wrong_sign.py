# points: 0 · misconception: 0 as a third state
def count_linear_regions(X, weights, biases):
    h, a = X, []
    for W, b in zip(weights, biases):
        z = h @ W + b
        a.append(np.sign(z))
        h = np.maximum(z, 0)
    return len(np.unique(np.concatenate(a, axis=1), axis=0))
