# points: 1 · written: math.hypot over all entries
import math

def clip_by_norm(grads, max_norm):
    norm = math.hypot(*(x for g in grads for x in g.ravel().tolist()))
    factor = min(1.0, max_norm / norm) if norm else 1.0
    return [(factor * g).tolist() for g in grads]
