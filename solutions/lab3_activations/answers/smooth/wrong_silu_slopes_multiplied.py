# points: 0 · misconception: the slope of a product is the product of slopes
def sigma(z):
    return 0.5 * (1 + np.tanh(z / 2))


def softplus(z):
    return np.logaddexp(0, z), sigma(z)


def silu(z):
    s = sigma(z)
    return z * s, s * s * (1 - s)


def gelu(z):
    share = 0.5 * (1 + erf(z / np.sqrt(2)))
    density = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    return z * share, share + z * density
