# points: 0 · misconception: u equal to the rate is dropped
def dropout(h, grad, u, rate, training):
    if not training:
        return h, grad
    mask = (u > rate) / (1 - rate)
    return h * mask, grad * mask
