# points: 1 · written: one mask for both
def dropout(h, grad, u, rate, training):
    if not training:
        return h, grad
    mask = (u >= rate) / (1 - rate)
    return h * mask, grad * mask
