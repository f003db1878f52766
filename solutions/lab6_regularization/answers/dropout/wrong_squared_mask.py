# points: 0 · misconception: the gradient is scaled twice
def dropout(h, grad, u, rate, training):
    if not training:
        return h, grad
    mask = (u >= rate) / (1 - rate)
    return h * mask, grad * mask * mask
