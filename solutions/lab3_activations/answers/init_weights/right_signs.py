# points: 1 · written: two values of equal size
def init_weights(fan_in, fan_out, kind, rng):
    v = {"he": 2 / fan_in, "xavier": 2 / (fan_in + fan_out)}
    if kind not in v:
        raise ValueError(kind)
    return rng.choice([-1.0, 1.0], size=(fan_in, fan_out)) * math.sqrt(v[kind])
