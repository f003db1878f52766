# points: 0 · misconception: two units for each of n_units bumps
def approximate(f, n_units):
    edges = np.arange(n_units + 1) / n_units
    heights = f((edges[1:] + edges[:-1]) / 2)
    edges[0], edges[-1] = -1, 2
    s = 200.0 * n_units
    b = -s * np.concatenate([edges[:-1], edges[1:]])
    return np.full(2 * n_units, s), b, np.concatenate([heights, -heights]), 0.0
