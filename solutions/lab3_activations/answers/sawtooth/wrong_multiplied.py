# points: 0 · misconception: depth times the tent
def sawtooth(x, depth):
    return depth * (2 * np.maximum(x, 0) - 4 * np.maximum(x - 0.5, 0))
