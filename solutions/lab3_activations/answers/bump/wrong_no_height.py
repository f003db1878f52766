# points: 0 · misconception: the height is never used
def bump(x, left, right, height, steepness):
    def s(z):
        return 0.5 * (1 + np.tanh(z / 2))

    return s(steepness * (x - left)) - s(steepness * (x - right))
