# points: 1 · written: match, and rows drawn one by one
def init_weights(fan_in, fan_out, kind, rng):
    match kind:
        case "he":
            scale = math.sqrt(2 / fan_in)
        case "xavier":
            scale = math.sqrt(2 / (fan_in + fan_out))
        case _:
            raise ValueError(f"no kind {kind}")
    return np.array([rng.normal(scale=scale, size=fan_out) for _ in range(fan_in)])
