# points: 1 · written: by recursion
def count_parameters(layers):
    if not layers:
        return 0
    first, *rest = layers
    match first:
        case ("conv", a, b, k):
            own = a * b * k**2 + b
        case ("linear", a, b):
            own = a * b + b
        case ("batch_norm", c):
            own = c + c
        case _:
            own = 0
    return own + count_parameters(rest)
