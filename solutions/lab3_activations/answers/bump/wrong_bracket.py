# points: 0 · misconception: the steepness multiplies x only
def bump(x, left, right, height, steepness):
    def s(z):
        return 0.5 * (1 + np.tanh(z / 2))

    return height * (s(steepness * x - left) - s(steepness * x - right))
