# points: 1 · written: the signs of the outputs
def count_linear_regions(X, weights, biases):
    h, active = X, []
    for W, b in zip(weights, biases):
        h = np.maximum(h @ W + b, 0)
        active.append(np.sign(h))
    return np.unique(np.column_stack(active), axis=0).shape[0]
