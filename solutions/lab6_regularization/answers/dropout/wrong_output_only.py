# points: 0 · misconception: returns no gradient
def dropout(h, grad, u, rate, training):
    return h * (u >= rate) / (1 - rate) if training else h
