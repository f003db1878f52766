# points: 0 · misconception: v before b
def approximate(f, n_units):
    e = np.arange(1, n_units + 1) / (n_units + 1)
    h = np.asarray(f((np.arange(n_units + 1) + 0.5) / (n_units + 1)))
    s = 50.0 * n_units
    return np.full(n_units, s), np.diff(h), -s * e, float(h[0])
