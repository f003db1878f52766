# points: 0 · misconception: the left edge is right − 1
def bump(x, left, right, height, steepness):
    s = lambda z: 0.5 * (1 + np.tanh(z / 2))
    return height * (s(steepness * (x - right + 1)) - s(steepness * (x - right)))
