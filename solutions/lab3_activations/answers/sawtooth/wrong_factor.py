# points: 0 · misconception: the factor 2 in place of 4
def sawtooth(x, depth):
    for _ in range(depth):
        x = 2 * np.maximum(x, 0) - 2 * np.maximum(x - 0.5, 0)
    return x
