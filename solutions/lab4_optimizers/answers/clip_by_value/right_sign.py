# points: 1 · written: sign times the smaller size
def clip_by_value(grads, limit):
    return [np.sign(g) * np.minimum(abs(g), limit) for g in grads]
