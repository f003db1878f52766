# points: 2 · written: in single precision, tuples
def mlp_forward(X, layers):
    found = [np.float32(X)]
    for W, b in layers[:-1]:
        found.append(np.maximum(found[-1] @ np.float32(W) + np.float32(b), 0))
    W, b = layers[-1]
    return (*found, found[-1] @ np.float32(W) + np.float32(b))


def mlp_backward(dZ, activations, layers):
    g, pairs = np.float32(dZ), ()
    for H, (W, b) in list(zip(activations, layers))[::-1]:
        pairs = ((np.float32(H).T @ g, g.sum(axis=0)), *pairs)
        g = (g @ np.float32(W).T) * (H > 0)
    return pairs
