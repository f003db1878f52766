# points: 0 · misconception: sums instead of products
def training_bound(errors):
    e = np.asarray(errors, dtype=float)
    return np.cumsum(2 * np.sqrt(e * (1 - e)))
