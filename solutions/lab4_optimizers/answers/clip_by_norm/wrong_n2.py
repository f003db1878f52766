# points: 0 · misconception: compares the squared norm with the limit
def clip_by_norm(grads, max_norm):
    n2=sum(np.sum(g**2) for g in grads)
    return [g*max_norm/np.sqrt(n2) if n2>max_norm else g.copy() for g in grads]
