# points: 2 · written: recursion over the layers
def mlp_forward(X, layers):
    (W, b), rest = layers[0], layers[1:]
    scores = X @ W + b
    return [X, scores] if not rest else [X] + mlp_forward(np.maximum(scores, 0), rest)


def mlp_backward(dZ, activations, layers):
    *below, (W, _) = layers
    H = activations[len(below)]
    own = [(H.T @ dZ, dZ.sum(axis=0))]
    if not below:
        return own
    return mlp_backward((dZ @ W.T) * (H > 0), activations, below) + own
