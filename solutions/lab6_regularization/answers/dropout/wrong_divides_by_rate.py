# points: 0 · misconception: divides by the rate
def dropout(h, grad, u, rate, training):
    if not training:
        return h, grad
    mask = (u >= rate) / max(rate, 1e-9)
    return h * mask, grad * mask
