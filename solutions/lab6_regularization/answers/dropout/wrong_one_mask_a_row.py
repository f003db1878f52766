# points: 0 · misconception: the first column decides for the whole row
def dropout(h, grad, u, rate, training):
    if not training:
        return h, grad
    mask = (u[:, :1] >= rate) / (1 - rate)
    return h * mask, grad * mask
