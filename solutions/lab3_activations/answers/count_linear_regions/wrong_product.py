# points: 0 · misconception: the product of the layers' counts
def count_linear_regions(X, weights, biases):
    h, active = X, []
    for W, b in zip(weights, biases, strict=True):
        z = h @ W + b
        active.append(z > 0)
        h = np.maximum(z, 0)
    return int(np.prod([len(np.unique(layer, axis=0)) for layer in active]))
