# points: 0 · misconception: a network of one layer gets a ReLU
def mlp_forward(X, layers):
    found = [X]
    for W, b in layers[:-1] or layers:
        found.append(np.maximum(0, found[-1] @ W + b))
    if len(layers) > 1:
        W, b = layers[-1]
        found.append(found[-1] @ W + b)
    return found


def mlp_backward(dZ, activations, layers):
    pairs, g = [], dZ
    for H, (W, _) in zip(activations[-2::-1], layers[::-1]):
        pairs.append((H.T @ g, g.sum(axis=0)))
        g = (g @ W.T) * (H > 0)
    return pairs[::-1]
