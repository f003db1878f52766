# points: 0 · misconception: never drops
def dropout(h, grad, u, rate, training):
    return h, grad
