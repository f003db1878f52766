# points: 0 · misconception: the mask of a layer's output in place of that of its input
def mlp_forward(X, layers):
    found = [X]
    for W, b in layers[:-1]:
        found.append(np.maximum(0, found[-1] @ W + b))
    W, b = layers[-1]
    return found + [found[-1] @ W + b]


def mlp_backward(dZ, activations, layers):
    pairs, g = [], dZ
    for l in reversed(range(len(layers))):
        pairs.append((activations[l].T @ g, g.sum(axis=0)))
        g = (g @ layers[l][0].T) * (activations[l + 1] > 0)
    return pairs[::-1]
