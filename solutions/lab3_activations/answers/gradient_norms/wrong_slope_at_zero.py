# points: 0 · misconception: the slope of ReLU at 0 is 1
def gradient_norms(X, weights, activation):
    def value_and_slope(z):
        if activation == "relu":
            return np.maximum(z, 0), z >= 0
        if activation == "tanh":
            return np.tanh(z), 1 - np.tanh(z) ** 2
        s = 1 / (1 + np.exp(-z))
        return s, s * (1 - s)

    inputs, slopes = [X], []
    for W in weights:
        h, slope = value_and_slope(inputs[-1] @ W)
        inputs.append(h)
        slopes.append(slope)
    gradient, norms = np.full(h.shape, 1 / h.size), []
    for W, x, slope in zip(weights[::-1], inputs[-2::-1], slopes[::-1]):
        delta = gradient * slope
        norms.append(np.linalg.norm(x.T @ delta))
        gradient = delta @ W.T
    return norms[::-1]
