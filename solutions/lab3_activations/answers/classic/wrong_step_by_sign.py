# points: 0 · misconception: np.sign for the step
def identity(z):
    return z, np.ones(z.shape)


def step(z):
    return np.sign(z), 0 * z


def tanh(z):
    return np.tanh(z), 1 - np.tanh(z) ** 2


def gaussian(z):
    return np.exp(-z * z / 2), -z * np.exp(-z * z / 2)
