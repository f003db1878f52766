# points: 0 · misconception: starts at 1, one round late
def training_bound(errors):
    e = np.asarray(errors, dtype=float)
    return np.concatenate([[1.0], np.cumprod(2 * np.sqrt(e * (1 - e)))])[:-1]
