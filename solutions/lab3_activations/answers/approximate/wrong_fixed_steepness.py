# points: 0 · misconception: steep, but not steeper with more units
def approximate(f, n_units):
    borders = np.arange(1, n_units + 1) / (n_units + 1)
    heights = f((np.arange(n_units + 1) + 0.5) / (n_units + 1))
    w = np.full(n_units, 100.0)
    return w, -w * borders, np.diff(heights), heights[0]
