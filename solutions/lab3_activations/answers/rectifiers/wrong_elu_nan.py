# points: 0 · misconception: a mask times infinity, nan at 1000
def relu(z):
    return z * (z > 0), (z > 0) * 1.0


def prelu(z, a):
    return np.where(z > 0, z, a * z), np.where(z > 0, 1, a), np.where(z > 0, 0, z)


def elu(z, alpha):
    with np.errstate(all="ignore"):
        left = z <= 0
        return z * (z > 0) + left * alpha * (np.exp(z) - 1), (z > 0) + left * alpha * np.exp(z)
