# points: 0 · misconception: bumps that end at 0 and 1, with half of the height there
def approximate(f, n_units):
    count = n_units // 2
    edges = np.arange(count + 1) / count
    heights = f((edges[1:] + edges[:-1]) / 2) + 0 * edges[1:]
    s = 200.0 * n_units
    b = -s * np.concatenate([edges[:-1], edges[1:]])
    return np.full(2 * count, s), b, np.concatenate([heights, -heights]), 0.0
