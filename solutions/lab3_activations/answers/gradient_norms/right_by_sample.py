# points: 2 · written: gradients summed sample by sample
def gradient_norms(X, weights, activation):
    gradients = [np.zeros(W.shape) for W in weights]
    outputs = len(X) * weights[-1].shape[1]
    for x in X:
        h, trail = x, []
        for W in weights:
            z = h @ W
            if activation == "relu":
                new, slope = np.maximum(z, 0), (z > 0).astype(float)
            elif activation == "tanh":
                new, slope = np.tanh(z), 1 - np.tanh(z) ** 2
            else:
                new = 0.5 + 0.5 * np.tanh(z / 2)
                slope = new * (1 - new)
            trail.append((h, slope))
            h = new
        g = np.ones(len(h)) / outputs
        for l in range(len(weights) - 1, -1, -1):
            before, slope = trail[l]
            g = g * slope
            gradients[l] += np.outer(before, g)
            g = weights[l] @ g
    return [float(np.sqrt((gradient**2).sum())) for gradient in gradients]
