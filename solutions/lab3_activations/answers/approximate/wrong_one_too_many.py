# points: 0 · misconception: N + 1 units
def approximate(f, n_units):
    n_units = n_units + 1
    e = np.arange(1, n_units + 1) / (n_units + 1)
    h = np.asarray(f((np.arange(n_units + 1) + 0.5) / (n_units + 1)))
    s = 50.0 * n_units
    return np.full(n_units, s), -s * e, np.diff(h), float(h[0])
