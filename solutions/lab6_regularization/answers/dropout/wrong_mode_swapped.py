# points: 0 · misconception: drops in use only
def dropout(h, grad, u, rate, training):
    if training:
        return h, grad
    mask = (u >= rate) / (1 - rate)
    return h * mask, grad * mask
