# points: 1 · written: steep sigmoids at fixed places, output weights by least squares
def approximate(f, n_units):
    centres = np.arange(1, n_units + 1) / (n_units + 1)
    s = 4.0 * n_units
    x = np.linspace(0, 1, 8 * n_units)
    hidden = 0.5 * (1 + np.tanh(0.5 * s * (x[:, None] - centres)))
    design = np.column_stack([hidden, np.ones(len(x))])
    solution, *_ = np.linalg.lstsq(design, f(x), rcond=None)
    return np.full(n_units, s), -s * centres, solution[:-1], solution[-1]
