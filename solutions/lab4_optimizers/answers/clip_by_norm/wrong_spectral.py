# points: 0 · misconception: the spectral norm of a matrix
def clip_by_norm(grads, max_norm):
    norm = np.sqrt(sum(np.linalg.norm(g, 2 if g.ndim == 2 else None) ** 2 for g in grads))
    factor = max_norm / norm if norm > max_norm else 1.0
    return [factor * g for g in grads]
