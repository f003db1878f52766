# points: 0 · misconception: heights in place of differences
def approximate(f, n_units):
    borders = np.arange(1, n_units + 1) / (n_units + 1)
    heights = f((np.arange(n_units + 1) + 0.5) / (n_units + 1))
    w = np.full(n_units, 50.0 * n_units)
    return w, -w * borders, heights[1:], heights[0]
