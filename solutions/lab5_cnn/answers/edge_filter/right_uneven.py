# points: 1 · written: a middle column that is not zero
def edge_filter():
    return [[-2.0, 1.0, 1.0], [-2.0, 1.0, 1.0], [-2.0, 1.0, 1.0]]
