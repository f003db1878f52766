# points: 1 · written: einsum
def clip_by_norm(grads, max_norm):
    squared = sum(np.einsum('i,i->', g.ravel(), g.ravel()) for g in grads)
    return [g / max(1.0, squared**0.5 / max_norm) for g in grads]
