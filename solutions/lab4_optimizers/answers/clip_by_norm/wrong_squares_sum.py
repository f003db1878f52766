# points: 0 · misconception: squares the sum of every array
def clip_by_norm(grads, max_norm):
    norm = np.sqrt(sum(g.sum() ** 2 for g in grads))
    return [g * max_norm / norm if norm > max_norm else g.copy() for g in grads]
