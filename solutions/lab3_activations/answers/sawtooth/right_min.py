# points: 1 · written: the smaller of the two slopes
def sawtooth(x, depth):
    y = np.array(x)
    while depth:
        y, depth = np.minimum(2 * y, 2 * (1 - y)), depth - 1
    return y
