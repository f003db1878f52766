# points: 0 · misconception: loses the sign
def clip_by_value(grads, limit):
    return [np.where(np.abs(g) <= limit, g, limit) for g in grads]
