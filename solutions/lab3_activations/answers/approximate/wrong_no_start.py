# points: 0 · misconception: the start c is left at 0
def approximate(f, n_units):
    borders = np.arange(1, n_units + 1) / (n_units + 1)
    heights = f((np.arange(n_units + 1) + 0.5) / (n_units + 1))
    w = np.full(n_units, 50.0 * n_units)
    return w, -w * borders, np.diff(heights), 0.0
