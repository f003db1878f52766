# points: 1 · written: cases for large z
def softplus(z):
    with np.errstate(over="ignore"):
        value = np.where(z > 30, z, np.log(1 + np.exp(z)))
        return value, 1 / (1 + np.exp(-z))


def silu(z):
    s = 0.5 * (1 + np.tanh(z / 2))
    return z * s, s + z * s * (1 - s)


def gelu(z):
    phi = np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    cdf = (1 + erf(z / np.sqrt(2))) / 2
    return z * cdf, cdf + z * phi
