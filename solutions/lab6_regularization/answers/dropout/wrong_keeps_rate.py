# points: 0 · misconception: keeps with the probability q
def dropout(h, grad, u, rate, training):
    if not training:
        return h, grad
    mask = (u < rate) / (1 - rate)
    return h * mask, grad * mask
