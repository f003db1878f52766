# points: 1 · written: recursion
def sawtooth(x, depth):
    if depth == 0:
        return x
    return 1 - np.abs(2 * sawtooth(x, depth - 1) - 1)
