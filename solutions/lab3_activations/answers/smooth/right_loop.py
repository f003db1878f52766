# points: 1 · written: one number at a time, math functions
def both(f, z):
    pairs = [f(float(number)) for number in z.ravel()]
    return tuple(np.array(column).reshape(z.shape) for column in zip(*pairs, strict=True))


def logistic(v):
    return 1 / (1 + math.exp(-v)) if v > 0 else math.exp(v) / (1 + math.exp(v))


def softplus(z):
    return both(lambda v: (max(v, 0) + math.log1p(math.exp(-abs(v))), logistic(v)), z)


def silu(z):
    return both(lambda v: (v * logistic(v), logistic(v) + v * logistic(v) * logistic(-v)), z)


def gelu(z):
    def one(v):
        cdf = math.erfc(-v / math.sqrt(2)) / 2
        return v * cdf, cdf + v * math.exp(-v * v / 2) / math.sqrt(2 * math.pi)

    return both(one, z)
