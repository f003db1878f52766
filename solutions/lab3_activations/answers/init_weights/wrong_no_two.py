# points: 0 · misconception: 1 in place of 2
def init_weights(fan_in, fan_out, kind, rng):
    if kind not in ("he", "xavier"):
        raise ValueError(kind)
    fans = fan_in if kind == "he" else fan_in + fan_out
    return rng.normal(0, np.sqrt(1 / fans), (fan_in, fan_out))
