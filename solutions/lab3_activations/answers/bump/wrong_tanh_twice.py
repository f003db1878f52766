# points: 0 · misconception: a difference of tanh, twice as high
def bump(x, left, right, height, steepness):
    return height * (np.tanh(steepness * (x - left)) - np.tanh(steepness * (x - right)))
