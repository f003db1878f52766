# points: 1 · written: float32
def init_weights(fan_in, fan_out, kind, rng):
    fans = {"he": fan_in, "xavier": fan_in + fan_out}
    if kind not in fans:
        raise ValueError(f"{kind!r} is not known")
    weights = rng.standard_normal(size=(fan_in, fan_out), dtype=np.float32)
    return weights * np.float32(np.sqrt(2 / fans[kind]))
