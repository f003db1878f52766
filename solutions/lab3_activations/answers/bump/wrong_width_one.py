# points: 0 · misconception: the right edge is left + 1
def bump(x, left, right, height, steepness):
    s = lambda z: 0.5 * (1 + np.tanh(z / 2))
    return height * (s(steepness * (x - left)) - s(steepness * (x - left - 1)))
