# points: 1 · written: an outer product
def edge_filter():
    return np.outer([3, 10, 3], [-1, 0, 1]) / 32
