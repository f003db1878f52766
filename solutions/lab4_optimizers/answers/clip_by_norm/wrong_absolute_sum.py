# points: 0 · misconception: the sum of absolute values
def clip_by_norm(grads, max_norm):
    norm = sum(np.abs(g).sum() for g in grads)
    return [g * (max_norm / norm if norm > max_norm else 1.0) for g in grads]
