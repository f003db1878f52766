# points: 0 · misconception: draws its own numbers
def dropout(h, grad, u, rate, training):
    if not training:
        return h, grad
    mask = (np.random.default_rng(0).random(h.shape) >= rate) / (1 - rate)
    return h * mask, grad * mask
