# points: 0 · misconception: depth − 1 times
def sawtooth(x, depth):
    for _ in range(depth - 1):
        x = 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)
    return x
