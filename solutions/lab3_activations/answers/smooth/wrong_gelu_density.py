# points: 0 · misconception: the density without its factor 1/√(2π)
def softplus(z):
    e = np.exp(-np.abs(z))
    return np.maximum(z, 0) + np.log1p(e), np.where(z > 0, 1, e) / (1 + e)


def silu(z):
    s = 0.5 * (1 + np.tanh(z / 2))
    return z * s, s + z * s * (1 - s)


def gelu(z):
    cdf = 0.5 * (1 + erf(z / np.sqrt(2)))
    return z * cdf, cdf + z * np.exp(-z * z / 2)
