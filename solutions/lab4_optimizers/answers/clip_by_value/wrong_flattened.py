# points: 0 · misconception: one row of numbers instead of the arrays
def clip_by_value(grads, limit):
    return [min(max(x, -limit), limit) for g in grads for x in g.ravel()]
