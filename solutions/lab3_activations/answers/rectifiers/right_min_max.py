# points: 1 · written: minimum and maximum instead of cases
def relu(z):
    return np.maximum(0, z), np.heaviside(z, 0)


def prelu(z, a):
    lower = np.minimum(z, 0)
    return np.maximum(z, 0) + a * lower, (z > 0) + a * (z <= 0), lower


def elu(z, alpha):
    with np.errstate(over="ignore"):
        value = np.where(z <= 0, alpha * (np.exp(z) - 1), z)
        return value, np.where(z <= 0, alpha * np.exp(z), 1.0)
