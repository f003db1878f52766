# points: 0 · misconception: hard edges
def bump(x, left, right, height, steepness):
    return height * ((x > left) & (x < right))
