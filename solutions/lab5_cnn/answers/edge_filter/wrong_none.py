# points: 0 · misconception: returns nothing
def edge_filter():
    kernel = np.array([[-1, 0, 1]] * 3)
