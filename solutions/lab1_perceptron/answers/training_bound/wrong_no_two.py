# points: 0 · misconception: the factor 2 is missing
def training_bound(errors):
    e = np.asarray(errors, dtype=float)
    return np.cumprod(np.sqrt(e * (1 - e)))
