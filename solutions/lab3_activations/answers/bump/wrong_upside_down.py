# points: 0 · misconception: right minus left
def bump(x, left, right, height, steepness):
    def s(z):
        return 0.5 * (1 + np.tanh(z / 2))

    return height * (s(steepness * (x - right)) - s(steepness * (x - left)))
