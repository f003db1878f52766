# points: 0 · misconception: e^z / (1 + e^z) for the slope, nan at 1000
def softplus(z):
    with np.errstate(all="ignore"):
        return np.logaddexp(0, z), np.exp(z) / (1 + np.exp(z))


def silu(z):
    s = 0.5 * (1 + np.tanh(z / 2))
    return z * s, s + z * s * (1 - s)


def gelu(z):
    phi = np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    cdf = (1 + erf(z / np.sqrt(2))) / 2
    return z * cdf, cdf + z * phi
