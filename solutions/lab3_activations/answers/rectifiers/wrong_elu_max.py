# points: 0 · misconception: max(z, alpha·(exp(z) − 1))
def relu(z):
    return np.maximum(z, 0.0), (z > 0) * 1.0


def prelu(z, a):
    return np.where(z > 0, z, a * z), np.where(z > 0, 1.0, a), np.where(z > 0, 0.0, z)


def elu(z, alpha):
    return np.maximum(z, alpha * (np.exp(np.minimum(z, 0)) - 1)), np.where(
        z > 0, 1.0, alpha * np.exp(np.minimum(z, 0))
    )
