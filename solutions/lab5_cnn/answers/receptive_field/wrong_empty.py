# points: 0 · misconception: 0 for an empty list
def receptive_field(layers):
    r = j = 1
    if not layers:
        return 0
    for k, s in layers:
        r += (k - 1) * j
        j *= s
    return r
