# points: 1 · written: other formulas for the slopes
def identity(z):
    return z, np.ones(z.shape)


def step(z):
    return np.where(np.greater(z, 0), 1, 0), np.zeros_like(z)


def tanh(z):
    with np.errstate(over="ignore"):
        return np.tanh(z), 1 / np.cosh(z) ** 2


def gaussian(z):
    return np.exp(-z * z / 2), -z * np.exp(-z * z / 2)
