# points: 0 · misconception: max(z, a·z), right only for a ≤ 1
def relu(z):
    return z * (z > 0), (z > 0) * 1.0


def prelu(z, a):
    return np.maximum(z, a * z), np.where(z > 0, 1, a), np.where(z > 0, 0, z)


def elu(z, alpha):
    e = np.exp(np.minimum(z, 0))
    return np.where(z > 0, z, alpha * (e - 1)), np.where(z > 0, 1, alpha * e)
