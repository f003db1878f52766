# points: 0 · misconception: value and slope are one array
def relu(z):
    value = np.maximum(z, 0)
    slope = value
    slope[slope > 0] = 1
    return value, slope


def prelu(z, a):
    slope_a = np.minimum(z, 0)
    return np.where(z > 0, z, a * z), np.where(z > 0, 1, a), slope_a


def elu(z, alpha):
    value = np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))
    return value, np.where(z > 0, 1, value + alpha)
