# points: 1 · written: NumPy's logaddexp, a sigmoid of its own
def my_sigmoid(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


def softplus(z):
    return np.logaddexp(z, 0), my_sigmoid(z)


def silu(z):
    s = my_sigmoid(z)
    return z * s, s * (1 + z * (1 - s))


def gelu(z):
    cdf = 0.5 + 0.5 * erf(z * 2**-0.5)
    return z * cdf, z * np.exp(-(z**2) / 2) / math.sqrt(math.tau) + cdf
