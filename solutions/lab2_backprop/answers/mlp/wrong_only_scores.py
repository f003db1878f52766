# points: 0 · misconception: only the scores are returned
def mlp_forward(X, layers):
    for W, b in layers[:-1]:
        X = np.maximum(X @ W + b, 0)
    return X @ layers[-1][0] + layers[-1][1]


def mlp_backward(dZ, activations, layers):
    found = [None] * len(layers)
    for l in range(len(layers) - 1, -1, -1):
        found[l] = activations[l].T @ dZ, dZ.sum(axis=0)
        dZ = np.where(activations[l] > 0, dZ @ layers[l][0].T, 0)
    return found
