# points: 0 · misconception: the square root is missing
def training_bound(errors):
    e = np.asarray(errors, dtype=float)
    return np.cumprod(2 * e * (1 - e))
