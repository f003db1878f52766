# points: 0 · misconception: sets large entries to 0
def clip_by_value(grads, limit):
    return [np.where(np.abs(g) <= limit, g, 0.0) for g in grads]
