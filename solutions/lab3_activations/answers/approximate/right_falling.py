# points: 1 · written: units that fall from left to right
def approximate(f, n_units):
    borders = np.arange(1, n_units + 1) / (n_units + 1)
    heights = np.array([f(x) for x in (np.arange(n_units + 1) + 0.5) / (n_units + 1)])
    s = 60 * n_units
    return np.full(n_units, -s), s * borders, -np.diff(heights), heights[-1]
