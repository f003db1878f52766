# points: 0 · misconception: one random row for all the inputs
def init_weights(fan_in, fan_out, kind, rng):
    if kind not in ("he", "xavier"):
        raise ValueError(kind)
    fans = fan_in if kind == "he" else fan_in + fan_out
    row = rng.normal(0, np.sqrt(2 / fans), fan_out)
    return np.tile(row, (fan_in, 1))
