# points: 0 · misconception: the input is missing in the list
def mlp_forward(X, layers):
    H, found = X, []
    for l, (W, b) in enumerate(layers):
        H = H @ W + b
        H = np.maximum(H, 0) if l < len(layers) - 1 else H
        found.append(H)
    return found


def mlp_backward(dZ, activations, layers):
    found = [None] * len(layers)
    for l in range(len(layers) - 1, -1, -1):
        found[l] = activations[l].T @ dZ, dZ.sum(axis=0)
        dZ = np.where(activations[l] > 0, dZ @ layers[l][0].T, 0)
    return found
