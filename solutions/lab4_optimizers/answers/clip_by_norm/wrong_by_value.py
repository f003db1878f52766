# points: 0 · misconception: clips every entry
def clip_by_norm(grads, max_norm):
    return [np.clip(g, -max_norm, max_norm) for g in grads]
