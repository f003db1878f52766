# points: 0 · misconception: the gradient is masked, not scaled
def dropout(h, grad, u, rate, training):
    if not training:
        return h, grad
    return h * (u >= rate) / (1 - rate), grad * (u >= rate)
