# points: 0 · misconception: lower limit 0
def clip_by_value(grads, limit):
    return [np.clip(g, 0, limit) for g in grads]
