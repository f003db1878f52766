# points: 1 · written: lists, unit by unit
def approximate(f, n_units):
    w, b, v = [], [], []
    c = float(f(0.5 / (n_units + 1)))
    height = c
    for i in range(1, n_units + 1):
        new = float(f((i + 0.5) / (n_units + 1)))
        w.append(1e4)
        b.append(-1e4 * i / (n_units + 1))
        v.append(new - height)
        height = new
    return w, b, v, c
