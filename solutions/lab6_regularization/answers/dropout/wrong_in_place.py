# points: 0 · misconception: changes its arguments
def dropout(h, grad, u, rate, training):
    if training:
        h *= (u >= rate) / (1 - rate)
        grad *= (u >= rate) / (1 - rate)
    return h, grad
