# points: 2 · written: indices from the last layer to the first, results in place
def mlp_forward(X, layers):
    found = [X]
    for W, b in layers[:-1]:
        found.append(np.maximum(0, found[-1] @ W + b))
    W, b = layers[-1]
    return found + [found[-1] @ W + b]


def mlp_backward(dZ, activations, layers):
    found = [None] * len(layers)
    for l in range(len(layers) - 1, -1, -1):
        found[l] = activations[l].T @ dZ, dZ.sum(axis=0)
        dZ = np.where(activations[l] > 0, dZ @ layers[l][0].T, 0)
    return found
