# points: 0 · misconception: the single factors instead of their products
def training_bound(errors):
    e = np.asarray(errors, dtype=float)
    return 2 * np.sqrt(e * (1 - e))
