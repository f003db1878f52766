# points: 0 · misconception: the step's slope is a single 0
def identity(z):
    return z, np.ones_like(z)


def step(z):
    return (z > 0) * 1.0, 0


def tanh(z):
    return np.tanh(z), 1 - np.tanh(z) ** 2


def gaussian(z):
    value = np.exp(-(z**2) / 2)
    return value, -z * value
