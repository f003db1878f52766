# points: 0 · misconception: drops in use, too
def dropout(h, grad, u, rate, training):
    mask = (u >= rate) / (1 - rate)
    return h * mask, grad * mask
