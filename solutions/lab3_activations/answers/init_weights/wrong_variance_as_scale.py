# points: 0 · misconception: the variance handed over as the standard deviation
def init_weights(fan_in, fan_out, kind, rng):
    if kind not in ("he", "xavier"):
        raise ValueError(kind)
    fans = fan_in if kind == "he" else fan_in + fan_out
    return rng.normal(0, 2 / fans, (fan_in, fan_out))
