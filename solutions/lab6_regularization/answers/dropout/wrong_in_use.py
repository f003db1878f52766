# points: 0 · misconception: the first form: scaled in use, not in training
def dropout(h, grad, u, rate, training):
    if not training:
        return h * (1 - rate), grad * (1 - rate)
    return h * (u >= rate), grad * (u >= rate)
