# points: 1 · written: sigmoids by logaddexp
def bump(x, left, right, height, steepness):
    rise = np.exp(-np.logaddexp(0, -steepness * (x - left)))
    fall = np.exp(-np.logaddexp(0, -steepness * (x - right)))
    return height * rise - height * fall
