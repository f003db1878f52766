# points: 1 · written: lists by comprehension over every number
def each(f, z):
    return np.array([f(float(number)) for number in z.ravel()]).reshape(z.shape).tolist()


def identity(z):
    return z.tolist(), each(lambda number: 1.0, z)


def step(z):
    return each(lambda number: 1 if number > 0 else 0, z), each(lambda number: 0, z)


def tanh(z):
    return each(math.tanh, z), each(lambda number: 1 - math.tanh(number) ** 2, z)


def gaussian(z):
    return (
        each(lambda number: math.exp(-(number**2) / 2), z),
        each(lambda number: -number * math.exp(-(number**2) / 2), z),
    )
