# points: 0 · misconception: the approximation by tanh, slope included
def sigma(z):
    return 0.5 * (1 + np.tanh(z / 2))


def softplus(z):
    return np.logaddexp(0, z), sigma(z)


def silu(z):
    s = sigma(z)
    return z * s, s + z * s * (1 - s)


def gelu(z):
    root = np.sqrt(2 / np.pi)
    t = np.tanh(root * (z + 0.044715 * z**3))
    inner = root * (1 + 3 * 0.044715 * z**2)
    return 0.5 * z * (1 + t), 0.5 * (1 + t) + 0.5 * z * (1 - t**2) * inner
