# points: 0 · misconception: only positive numbers
def init_weights(fan_in, fan_out, kind, rng):
    if kind not in ("he", "xavier"):
        raise ValueError(kind)
    fans = fan_in if kind == "he" else fan_in + fan_out
    return np.abs(rng.normal(0, np.sqrt(2 / fans), (fan_in, fan_out)))
