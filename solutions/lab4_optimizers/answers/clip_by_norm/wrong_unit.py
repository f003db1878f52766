# points: 0 · misconception: scales to length 1
def clip_by_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    return [g / norm if norm > max_norm else g for g in grads]
