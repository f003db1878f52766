# points: 0 · misconception: changes its argument
def relu(z):
    slope = (z > 0) * 1.0
    z[z < 0] = 0
    return z, slope


def prelu(z, a):
    return np.where(z > 0, z, a * z), np.where(z > 0, 1, a), np.where(z > 0, 0, z)


def elu(z, alpha):
    e = np.exp(np.minimum(z, 0))
    return np.where(z > 0, z, alpha * (e - 1)), np.where(z > 0, 1, alpha * e)
