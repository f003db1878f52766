# points: 0 · misconception: the height without its sign
def bump(x, left, right, height, steepness):
    s = lambda z: 0.5 * (1 + np.tanh(z / 2))
    return abs(height) * (s(steepness * (x - left)) - s(steepness * (x - right)))
