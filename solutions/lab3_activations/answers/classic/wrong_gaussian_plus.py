# points: 0 · misconception: the minus is squared with z
def identity(z):
    return z, np.ones_like(z)


def step(z):
    return (z > 0) * 1.0, np.zeros_like(z)


def tanh(z):
    return np.tanh(z), 1 - np.tanh(z) ** 2


def gaussian(z):
    value = np.exp((-z) ** 2 / 2)
    return value, -z * value
