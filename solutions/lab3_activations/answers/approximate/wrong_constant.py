# points: 0 · misconception: a constant in place of a staircase
def approximate(f, n_units):
    return np.ones(n_units), np.zeros(n_units), np.zeros(n_units), float(f(0.5))
