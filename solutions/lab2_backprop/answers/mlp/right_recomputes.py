# points: 2 · written: works out the inputs of ReLU again for the mask
def mlp_forward(X, layers):
    out = [X]
    for l, (W, b) in enumerate(layers):
        A = out[-1] @ W + b
        out.append(np.maximum(0, A) if l < len(layers) - 1 else A)
    return out


def mlp_backward(dZ, activations, layers):
    sums = [H @ W + b for H, (W, b) in zip(activations, layers)]
    g, pairs = dZ, []
    for l in range(len(layers) - 1, -1, -1):
        pairs.insert(0, (activations[l].T @ g, g.sum(axis=0)))
        if l:
            g = (g @ layers[l][0].T) * (sums[l - 1] > 0)
    return pairs
