# points: 0 · misconception: forgets the root
def clip_by_norm(grads, max_norm):
    norm = sum(np.sum(g**2) for g in grads)
    return [g * (max_norm / norm if norm > max_norm else 1.0) for g in grads]
