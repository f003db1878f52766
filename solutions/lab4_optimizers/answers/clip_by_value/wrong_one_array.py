# points: 0 · misconception: lays all arrays end to end
def clip_by_value(grads, limit):
    return [np.clip(np.concatenate([g.ravel() for g in grads]), -limit, limit)]
