# points: 1 · written: arrays filled by index
def relu(z):
    value, slope = z.copy(), np.ones_like(z)
    value[z <= 0] = 0
    slope[z <= 0] = 0
    return value, slope


def prelu(z, a):
    left = z <= 0
    value, slope, slope_a = z.copy(), np.ones_like(z), np.zeros_like(z)
    value[left] *= a
    slope[left] = a
    slope_a[left] = z[left]
    return value, slope, slope_a


def elu(z, alpha):
    left = z <= 0
    value, slope = z.copy(), np.ones_like(z)
    value[left] = alpha * np.expm1(z[left])
    slope[left] = alpha * np.exp(z[left])
    return value, slope
