# points: 0 · misconception: He's variance with the larger number
def init_weights(fan_in, fan_out, kind, rng):
    v = {"he": 2 / max(fan_in, fan_out), "xavier": 2 / (fan_in + fan_out)}
    if kind not in v:
        raise ValueError(kind)
    return rng.normal(0, math.sqrt(v[kind]), (fan_in, fan_out))
