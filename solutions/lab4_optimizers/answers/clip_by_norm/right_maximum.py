# points: 1 · written: one formula
def clip_by_norm(grads, max_norm):
    norm = np.linalg.norm([np.linalg.norm(g) for g in grads])
    return [g * (max_norm / np.maximum(norm, max_norm)) for g in grads]
