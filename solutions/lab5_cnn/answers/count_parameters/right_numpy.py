# points: 1 · written: NumPy products, a float
def count_parameters(layers):
    counts = [0.0]
    for layer in layers:
        if layer[0] == "conv":
            counts.append(np.prod([layer[1], layer[2], layer[3], layer[3]]) + layer[2])
        if layer[0] == "linear":
            counts.append(np.prod(layer[1:]) + layer[2])
        if layer[0] == "batch_norm":
            counts.append(2 * layer[1])
    return np.sum(counts)
