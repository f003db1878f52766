# points: 0 · misconception: one of the four is left at its stub
def identity(z):
    return z, np.ones(z.shape)


def step(z):
    return (z > 0).astype(float), 0 * z


def tanh(z):
    return np.tanh(z), 1 - np.tanh(z) ** 2


def gaussian(z):
    # YOUR CODE HERE
    raise NotImplementedError()
