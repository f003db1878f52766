# points: 2 · written: recursion over the layers
def gradient_norms(X, weights, activation):
    def value_and_slope(z):
        if activation == "relu":
            return np.where(z > 0, z, 0), np.where(z > 0, 1.0, 0.0)
        if activation == "tanh":
            return np.tanh(z), 1 / np.cosh(z) ** 2
        s = np.exp(-np.logaddexp(0, -z))
        return s, s * (1 - s)

    def down(h, rest):
        """The gradient with respect to h, and the norms of the layers above it."""
        if not rest:
            return np.full(h.shape, 1 / h.size), []
        value, slope = value_and_slope(h @ rest[0])
        g, norms = down(value, rest[1:])
        delta = g * slope
        return delta @ rest[0].T, [np.linalg.norm(h.T @ delta), *norms]

    return down(X, list(weights))[1]
