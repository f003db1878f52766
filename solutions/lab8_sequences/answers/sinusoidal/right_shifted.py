# points: 1 · written: the cosine as a shifted sine
def sinusoidal(n, d, base):
    column = np.arange(d)
    omega = np.exp(-np.log(base) * (column - column % 2) / d)
    return np.sin(np.arange(n)[:, None] * omega + np.pi / 2 * (column % 2))
