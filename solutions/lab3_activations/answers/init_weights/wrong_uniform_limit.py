# points: 0 · misconception: uniform on ± the standard deviation
def init_weights(fan_in, fan_out, kind, rng):
    if kind not in ("he", "xavier"):
        raise ValueError(kind)
    fans = fan_in if kind == "he" else fan_in + fan_out
    limit = np.sqrt(2 / fans)
    return rng.uniform(-limit, limit, (fan_in, fan_out))
