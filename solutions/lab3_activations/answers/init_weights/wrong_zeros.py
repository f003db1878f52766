# points: 0 · misconception: all weights are 0
def init_weights(fan_in, fan_out, kind, rng):
    if kind not in ("he", "xavier"):
        raise ValueError(kind)
    fans = fan_in if kind == "he" else fan_in + fan_out
    return np.zeros((fan_in, fan_out))
