# points: 0 · misconception: only the bound after the last round
def training_bound(errors):
    e = np.asarray(errors, dtype=float)
    return np.prod(2 * np.sqrt(e * (1 - e)))
