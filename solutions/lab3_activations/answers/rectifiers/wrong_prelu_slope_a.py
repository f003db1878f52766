# points: 0 · misconception: the derivative with respect to a is z everywhere
def relu(z):
    return z * (z > 0), (z > 0) * 1.0


def prelu(z, a):
    return np.where(z > 0, z, a * z), np.where(z > 0, 1, a), z


def elu(z, alpha):
    e = np.exp(np.minimum(z, 0))
    return np.where(z > 0, z, alpha * (e - 1)), np.where(z > 0, 1, alpha * e)
