# points: 0 · misconception: scales short gradients up
def clip_by_norm(grads, max_norm):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads)) or 1.0
    return [g * max_norm / norm for g in grads]
