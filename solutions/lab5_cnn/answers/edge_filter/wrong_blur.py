# points: 0 · misconception: a blur
def edge_filter():
    return np.full((3, 3), 1 / 9)
