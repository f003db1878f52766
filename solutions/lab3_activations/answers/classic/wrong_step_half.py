# points: 0 · misconception: np.heaviside with ½ at 0
def identity(z):
    return z, np.ones(z.shape)


def step(z):
    return np.heaviside(z, 0.5), 0 * z


def tanh(z):
    return np.tanh(z), 1 - np.tanh(z) ** 2


def gaussian(z):
    return np.exp(-z * z / 2), -z * np.exp(-z * z / 2)
