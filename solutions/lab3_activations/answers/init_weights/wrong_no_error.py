# points: 0 · misconception: no error for an unknown kind
def init_weights(fan_in, fan_out, kind, rng):
    fans = fan_in if kind == "he" else fan_in + fan_out
    return rng.normal(0, np.sqrt(2 / fans), (fan_in, fan_out))
