# points: 0 · misconception: clips by the norm
def clip_by_value(grads, limit):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    return [g * min(1, limit / norm) for g in grads]
