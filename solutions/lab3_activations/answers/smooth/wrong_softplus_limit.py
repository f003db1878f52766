# points: 0 · misconception: softplus is z from 5 on
def sigma(z):
    return 0.5 * (1 + np.tanh(z / 2))


def softplus(z):
    return np.where(z > 5, z, np.log1p(np.exp(np.minimum(z, 5)))), sigma(z)


def silu(z):
    return z * sigma(z), sigma(z) + z * sigma(z) * (1 - sigma(z))


def gelu(z):
    P = 0.5 * (1 + np.vectorize(math.erf, otypes=[float])(z / math.sqrt(2)))
    return z * P, P + z * np.exp(-z * z / 2) / math.sqrt(2 * math.pi)
