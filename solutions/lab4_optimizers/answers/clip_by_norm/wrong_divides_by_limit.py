# points: 0 · misconception: divides by max_norm
def clip_by_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    return [g / max_norm if norm > max_norm else g for g in grads]
