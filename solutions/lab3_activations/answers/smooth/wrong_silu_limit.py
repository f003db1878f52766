# points: 0 · misconception: SiLU is cut at ±6
def sigma(z):
    return 0.5 * (1 + np.tanh(z / 2))


def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-abs(z))), sigma(z)


def silu(z):
    return np.where(z > 6, z, np.where(z < -6, 0, z * sigma(z))), np.where(
        z > 6, 1, np.where(z < -6, 0, sigma(z) + z * sigma(z) * (1 - sigma(z)))
    )


def gelu(z):
    P = 0.5 * (1 + np.vectorize(math.erf, otypes=[float])(z / math.sqrt(2)))
    return z * P, P + z * np.exp(-z * z / 2) / math.sqrt(2 * math.pi)
