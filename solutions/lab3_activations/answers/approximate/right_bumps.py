# points: 1 · written: bumps side by side
def approximate(f, n_units):
    count = n_units // 2
    edges = np.arange(count + 1) / count
    heights = f((edges[1:] + edges[:-1]) / 2)
    edges[0], edges[-1] = -1, 2
    s = 200.0 * n_units
    w = np.full(2 * count, s)
    b = -s * np.concatenate([edges[:-1], edges[1:]])
    return w, b, np.concatenate([heights, -heights]), 0
