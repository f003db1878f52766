# points: 0 · misconception: e^z / (1 + e^z), nan far away
def bump(x, left, right, height, steepness):
    with np.errstate(all="ignore"):
        rise, fall = np.exp(steepness * (x - left)), np.exp(steepness * (x - right))
        return height * (rise / (1 + rise) - fall / (1 + fall))
