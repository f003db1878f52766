# points: 1 · written: masks on copies
def clip_by_value(grads, limit):
    out = []
    for g in grads:
        g = np.array(g, dtype=float)
        g[g > limit] = limit
        g[g < -limit] = -limit
        out.append(g)
    return tuple(out)
