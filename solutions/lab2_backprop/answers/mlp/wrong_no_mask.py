# points: 0 · misconception: ReLU has no backward pass
def mlp_forward(X, layers):
    found = [X]
    for W, b in layers[:-1]:
        found.append(np.maximum(0, found[-1] @ W + b))
    W, b = layers[-1]
    return found + [found[-1] @ W + b]


def mlp_backward(dZ, activations, layers):
    pairs, g = [], dZ
    for H, (W, _) in zip(activations[-2::-1], layers[::-1]):
        pairs.append((H.T @ g, g.sum(axis=0)))
        g = g @ W.T
    return pairs[::-1]
