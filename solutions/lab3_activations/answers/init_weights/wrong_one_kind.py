# points: 0 · misconception: kind is ignored: always He's
def init_weights(fan_in, fan_out, kind, rng):
    if kind not in ("he", "xavier"):
        raise ValueError(kind)
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))
