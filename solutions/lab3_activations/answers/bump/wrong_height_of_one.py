# points: 0 · misconception: the height multiplies the first sigmoid only
def bump(x, left, right, height, steepness):
    up = 0.5 * (1 + np.tanh(0.5 * steepness * (x - left)))
    down = 0.5 * (1 + np.tanh(0.5 * steepness * (x - right)))
    return height * up - down
