# points: 1 · written: half of the weights are 0
def init_weights(fan_in, fan_out, kind, rng):
    v = {"he": 2 / fan_in, "xavier": 2 / (fan_in + fan_out)}
    if kind not in v:
        raise ValueError(kind)
    return rng.normal(0, math.sqrt(2 * v[kind]), (fan_in, fan_out)) * (
        rng.uniform(size=(fan_in, fan_out)) < 0.5
    )
