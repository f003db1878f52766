# points: 0 · misconception: one row instead of 3 × 3
def edge_filter():
    return np.array([-1.0, 0.0, 1.0])
