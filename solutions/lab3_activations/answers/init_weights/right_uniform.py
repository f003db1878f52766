# points: 1 · written: uniform numbers
def init_weights(fan_in, fan_out, kind, rng):
    if kind not in ("he", "xavier"):
        raise ValueError("unknown kind")
    limit = math.sqrt(6 / fan_in if kind == "he" else 6 / (fan_in + fan_out))
    return rng.uniform(-limit, limit, (fan_in, fan_out))
