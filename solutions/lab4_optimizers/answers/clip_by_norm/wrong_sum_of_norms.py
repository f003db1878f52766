# points: 0 · misconception: adds the norms of the arrays
def clip_by_norm(grads, max_norm):
    norm = sum(np.linalg.norm(g) for g in grads)
    return [g * (max_norm / norm if norm > max_norm else 1.0) for g in grads]
