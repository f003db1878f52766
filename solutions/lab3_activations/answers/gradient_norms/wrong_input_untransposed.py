# points: 0 · misconception: h @ δ without the transpose
def gradient_norms(X, weights, activation):
    h, ins, sl = X, [], []
    for W in weights:
        ins.append(h)
        z = h @ W
        h = (
            np.maximum(z, 0)
            if activation == "relu"
            else np.tanh(z)
            if activation == "tanh"
            else 0.5 * (1 + np.tanh(z / 2))
        )
        sl.append(
            (z > 0) * 1.0
            if activation == "relu"
            else 1 - h * h
            if activation == "tanh"
            else h * (1 - h)
        )
    g = np.full(h.shape, 1 / h.size)
    out = []
    for W, h, s in zip(weights[::-1], ins[::-1], sl[::-1]):
        d = g * s
        out.append(np.linalg.norm(h @ d))
        g = d @ W.T
    return out[::-1]
