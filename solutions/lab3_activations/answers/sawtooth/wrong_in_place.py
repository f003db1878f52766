# points: 0 · misconception: changes x in place
def sawtooth(x, depth):
    for _ in range(depth):
        x[:] = 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)
    return x
