# points: 0 · misconception: only the first array
def clip_by_value(grads, limit):
    return [np.clip(grads[0], -limit, limit), *grads[1:]]
