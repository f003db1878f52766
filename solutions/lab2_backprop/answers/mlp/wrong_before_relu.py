# points: 0 · misconception: keeps the values before ReLU
def mlp_forward(X, layers):
    found, H = [X], X
    for W, b in layers:
        found.append(H @ W + b)
        H = np.maximum(found[-1], 0)
    return found


def mlp_backward(dZ, activations, layers):
    found = [None] * len(layers)
    for l in range(len(layers) - 1, -1, -1):
        found[l] = activations[l].T @ dZ, dZ.sum(axis=0)
        dZ = np.where(activations[l] > 0, dZ @ layers[l][0].T, 0)
    return found
