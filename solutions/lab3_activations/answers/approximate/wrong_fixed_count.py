# points: 0 · misconception: always ten steps, whatever n_units is
def approximate(f, n_units):
    n_units = 10
    borders = np.arange(1, n_units + 1) / (n_units + 1)
    heights = f((np.arange(n_units + 1) + 0.5) / (n_units + 1))
    w = np.full(n_units, 5000.0)
    return w, -w * borders, np.diff(heights), heights[0]
