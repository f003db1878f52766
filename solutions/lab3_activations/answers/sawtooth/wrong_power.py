# points: 0 · misconception: the tent to the power of depth
def sawtooth(x, depth):
    return (2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0)) ** depth
