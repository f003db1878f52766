# points: 0 · misconception: e^(−z²)
def identity(z):
    return z, np.ones(z.shape)


def step(z):
    return (z > 0).astype(float), 0 * z


def tanh(z):
    return np.tanh(z), 1 - np.tanh(z) ** 2


def gaussian(z):
    return np.exp(-z * z), -2 * z * np.exp(-z * z)
