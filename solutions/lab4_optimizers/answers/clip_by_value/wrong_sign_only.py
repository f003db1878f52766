# points: 0 · misconception: limit times the sign everywhere
def clip_by_value(grads, limit):
    return [limit * np.sign(g) for g in grads]
