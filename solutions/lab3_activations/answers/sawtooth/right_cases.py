# points: 1 · written: the tent by cases
def sawtooth(x, depth):
    for _ in range(depth):
        x = np.where(x < 0.5, 2 * x, 2 - 2 * x)
    return x
