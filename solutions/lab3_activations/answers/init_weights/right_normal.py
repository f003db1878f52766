# points: 1 · written: normal numbers
def init_weights(fan_in, fan_out, kind, rng):
    if kind == "he":
        variance = 2 / fan_in
    elif kind == "xavier":
        variance = 2 / (fan_in + fan_out)
    else:
        raise ValueError(kind)
    return rng.standard_normal((fan_in, fan_out)) * variance**0.5
