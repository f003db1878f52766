# points: 0 · misconception: ReLU after the first layer only
def mlp_forward(X, layers):
    found = [X]
    for l, (W, b) in enumerate(layers):
        Y = found[-1] @ W + b
        found.append(np.maximum(Y, 0) if l == 0 else Y)
    return found


def mlp_backward(dZ, activations, layers):
    found = [None] * len(layers)
    for l in range(len(layers) - 1, -1, -1):
        found[l] = activations[l].T @ dZ, dZ.sum(axis=0)
        dZ = np.where(activations[l] > 0, dZ @ layers[l][0].T, 0)
    return found
