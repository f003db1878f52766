# points: 0 · misconception: the gradient of the first layers is left at 0
def mlp_forward(X, layers):
    found = [X]
    for W, b in layers[:-1]:
        found.append(np.maximum(0, found[-1] @ W + b))
    W, b = layers[-1]
    return found + [found[-1] @ W + b]


def mlp_backward(dZ, activations, layers):
    pairs = [(np.zeros_like(W), np.zeros_like(b)) for W, b in layers]
    pairs[-1] = activations[-2].T @ dZ, dZ.sum(axis=0)
    if len(layers) > 1:
        g = (dZ @ layers[-1][0].T) * (activations[-2] > 0)
        pairs[-2] = activations[-3].T @ g, g.sum(axis=0)
    return pairs
