# points: 1 · written: one root of the running product
def training_bound(errors):
    e = np.array(errors, dtype=float)
    return np.sqrt(np.cumprod(4 * e * (1 - e)))
