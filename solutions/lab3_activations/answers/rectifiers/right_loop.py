# points: 1 · written: one number at a time
def spread(f, z):
    columns = zip(*[f(float(number)) for number in z.ravel()], strict=True)
    return tuple(np.array(column, dtype=float).reshape(z.shape) for column in columns)


def relu(z):
    return spread(lambda v: (v, 1) if v > 0 else (0, 0), z)


def prelu(z, a):
    return spread(lambda v: (v, 1, 0) if v > 0 else (a * v, a, v), z)


def elu(z, alpha):
    return spread(
        lambda v: (v, 1) if v > 0 else (alpha * (math.exp(v) - 1), alpha * math.exp(v)), z
    )
