# points: 1 · written: np.where
def dropout(h, grad, u, rate, training):
    if training:
        h = np.where(u < rate, 0.0, h / (1 - rate))
        grad = np.where(u < rate, 0.0, grad / (1 - rate))
    return h, grad
