# points: 0 · misconception: every layer sees x again
def sawtooth(x, depth):
    y = x
    for _ in range(depth):
        y = 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)
    return y
