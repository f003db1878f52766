# points: 0 · misconception: 1 − tanh²(tanh z)
def identity(z):
    return z, np.ones(z.shape)


def step(z):
    return (z > 0).astype(float), 0 * z


def tanh(z):
    v = np.tanh(z)
    return v, 1 - np.tanh(v) ** 2


def gaussian(z):
    return np.exp(-z * z / 2), -z * np.exp(-z * z / 2)
