# points: 1 · written: one long vector
def clip_by_norm(grads, max_norm):
    norm = np.linalg.norm(np.concatenate([g.ravel() for g in grads]))
    return [g if norm <= max_norm else g * (max_norm / norm) for g in grads]
