# points: 0 · misconception: the normal density
def identity(z):
    return z, np.ones(z.shape)


def step(z):
    return (z > 0).astype(float), 0 * z


def tanh(z):
    return np.tanh(z), 1 - np.tanh(z) ** 2


def gaussian(z):
    g = np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    return g, -z * g
