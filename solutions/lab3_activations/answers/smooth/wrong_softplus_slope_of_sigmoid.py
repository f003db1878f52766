# points: 0 · misconception: the slope of the sigmoid for that of softplus
def softplus(z):
    s = 0.5 * (1 + np.tanh(z / 2))
    return np.logaddexp(0, z), s * (1 - s)


def silu(z):
    s = 0.5 * (1 + np.tanh(z / 2))
    return z * s, s + z * s * (1 - s)


def gelu(z):
    phi = np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    cdf = (1 + erf(z / np.sqrt(2))) / 2
    return z * cdf, cdf + z * phi
