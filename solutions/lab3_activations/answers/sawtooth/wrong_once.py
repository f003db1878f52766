# points: 0 · misconception: the tent is applied once
def sawtooth(x, depth):
    return 2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)
