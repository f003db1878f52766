# points: 1 · written: copies, and zeros written in
def dropout(h, grad, u, rate, training):
    parts = []
    for a in (h, grad):
        a = a.astype(float)
        if training:
            a[u < rate] = 0
            a /= 1 - rate
        parts.append(a)
    return parts
