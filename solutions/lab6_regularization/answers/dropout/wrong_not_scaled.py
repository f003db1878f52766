# points: 0 · misconception: without the factor 1/(1 − q)
def dropout(h, grad, u, rate, training):
    if not training:
        return h, grad
    return h * (u >= rate), grad * (u >= rate)
