# points: 2 · written: with mean, var and names for the steps
def norm(H):
    mean = H.mean(-1)[..., None]
    variance = H.var(-1)[..., None]
    return (H - mean) / (variance + 1e-5) ** 0.5


def block(H, mask, w, heads):
    first = multi_head(norm(H), mask, *(w[f"W_{c}"] for c in "qkvo"), heads)
    between = H + first
    hidden = norm(between) @ w["W_1"]
    hidden = hidden * (hidden > 0)
    return between + hidden @ w["W_2"]
