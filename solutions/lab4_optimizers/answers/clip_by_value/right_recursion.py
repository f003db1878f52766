# points: 1 · written: calls itself on nested lists
def clip_by_value(grads, limit):
    def clipped(x):
        return [clipped(y) for y in x] if isinstance(x, list) else max(-limit, min(limit, x))
    return [clipped(g.tolist()) for g in grads]
