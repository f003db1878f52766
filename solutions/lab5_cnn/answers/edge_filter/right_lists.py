# points: 1 · written: nested lists of whole numbers (Prewitt)
def edge_filter():
    return [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]]
