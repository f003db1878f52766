# points: 0 · misconception: the steepness is never used
def bump(x, left, right, height, steepness):
    def s(z):
        return 0.5 * (1 + np.tanh(z / 2))

    return height * (s(x - left) - s(x - right))
