# points: 0 · misconception: returns nothing if the gradient is short
def clip_by_norm(grads, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    if norm > max_norm:
        return [g * max_norm / norm for g in grads]
