# points: 1 · written: plain lists
def xor_layers():
    return [([[1, 1], [1, 1]], [0, -1]), ([[1], [-2]], [0])]
