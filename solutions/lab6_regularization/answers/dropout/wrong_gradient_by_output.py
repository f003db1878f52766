# points: 0 · misconception: the gradient is masked where the output is 0
def dropout(h, grad, u, rate, training):
    if not training:
        return h, grad
    out = h * (u >= rate) / (1 - rate)
    return out, grad * (out != 0) / (1 - rate)
