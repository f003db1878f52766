# points: 1 · written: minimum and maximum
def clip_by_value(grads, limit):
    return [np.minimum(np.maximum(g, -limit), limit) for g in grads]
