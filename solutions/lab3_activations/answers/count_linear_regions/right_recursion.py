# points: 1 · written: recursion over the layers
def count_linear_regions(X, weights, biases):
    def patterns(h, layer):
        if layer == len(weights):
            return [()] * len(h)
        z = h @ weights[layer] + biases[layer]
        rest = patterns(np.clip(z, 0, None), layer + 1)
        return [tuple(row) + more for row, more in zip((z > 0).tolist(), rest)]

    return len(set(patterns(X, 0)))
