# points: 1 · written: lists and max
def sawtooth(x, depth):
    y = [float(v) for v in x]
    for _ in range(depth):
        y = [2 * max(0, v) - 4 * max(0, v - 0.5) for v in y]
    return y
