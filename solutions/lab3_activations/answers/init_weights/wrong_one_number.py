# points: 0 · misconception: a single random number
def init_weights(fan_in, fan_out, kind, rng):
    if kind not in ("xavier", "he"):
        raise ValueError(kind)
    return rng.normal(0, np.sqrt(2 / (fan_in if kind == "he" else fan_in + fan_out)))
