# points: 0 · misconception: tanh by exponentials, nan at 1000
def identity(z):
    return z, np.ones(z.shape)


def step(z):
    return (z > 0).astype(float), 0 * z


def tanh(z):
    with np.errstate(all="ignore"):
        value = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
    return value, 1 - value**2


def gaussian(z):
    return np.exp(-z * z / 2), -z * np.exp(-z * z / 2)
