# points: 0 · misconception: scales by the largest entry
def clip_by_value(grads, limit):
    return [g * min(1, limit / np.abs(g).max()) for g in grads]
