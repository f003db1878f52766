# points: 0 · misconception: at most three times
def sawtooth(x, depth):
    for _ in range(min(depth, 3)):
        x = 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)
    return x
