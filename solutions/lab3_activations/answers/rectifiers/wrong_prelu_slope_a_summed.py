# points: 0 · misconception: the derivative with respect to a added up
def relu(z):
    return np.maximum(z, 0), z > 0


def prelu(z, a):
    slope_a = np.minimum(z, 0)
    return np.where(z > 0, z, a * z), np.where(z > 0, 1, a), slope_a.sum()


def elu(z, alpha):
    value = np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))
    return value, np.where(z > 0, 1, value + alpha)
