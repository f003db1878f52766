# points: 0 · misconception: W instead of its transpose on the way back
def gradient_norms(X, weights, activation):
    functions = {
        "sigmoid": (lambda z: 0.5 + 0.5 * np.tanh(z / 2), lambda v: v * (1 - v)),
        "tanh": (np.tanh, lambda v: 1 - v**2),
        "relu": (lambda z: np.maximum(z, 0), lambda v: (v > 0) * 1.0),
    }
    f, slope_from_value = functions[activation]
    hs = [X]
    for W in weights:
        hs.append(f(hs[-1] @ W))
    g = np.ones(hs[-1].shape) / hs[-1].size
    norms = []
    for l in reversed(range(len(weights))):
        delta = g * slope_from_value(hs[l + 1])
        norms.append(np.linalg.norm(hs[l].T @ delta))
        g = delta @ weights[l]
    return norms[::-1]
