# points: 1 · written: the staircase of the text
def approximate(f, n_units):
    borders = np.linspace(0, 1, n_units + 2)
    middles = (borders[1:] + borders[:-1]) / 2
    heights = f(middles)
    w = np.full(n_units, 100 * n_units)
    return w, -w * borders[1:-1], np.diff(heights), heights[0]
