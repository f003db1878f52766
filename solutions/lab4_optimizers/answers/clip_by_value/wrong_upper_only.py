# points: 0 · misconception: limits only from above
def clip_by_value(grads, limit):
    return [np.minimum(g, limit) for g in grads]
