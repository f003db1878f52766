# points: 0 · misconception: scales in place
def clip_by_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    for g in grads:
        g *= max_norm / norm if norm > max_norm else 1.0
    return grads
