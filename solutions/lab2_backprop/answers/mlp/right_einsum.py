# points: 2 · written: einsum and lists of lists
def mlp_forward(X, layers):
    H, found = X, [X]
    for l, (W, b) in enumerate(layers):
        H = np.einsum("ni,io->no", H, W) + b
        if l + 1 < len(layers):
            H = H.clip(min=0)
        found.append(H)
    return found


def mlp_backward(dZ, activations, layers):
    pairs, g = [], dZ
    for l in reversed(range(len(layers))):
        H = activations[l]
        pairs.insert(0, [np.einsum("ni,no->io", H, g), np.einsum("no->o", g)])
        g = np.einsum("no,io->ni", g, layers[l][0])
        if l:
            g = g * np.where(H > 0, 1.0, 0.0)
    return pairs
