# points: 0 · misconception: a stump that is worse than guessing does not help: factor 1
def training_bound(errors):
    e = np.minimum(np.asarray(errors, dtype=float), 0.5)
    return np.cumprod(2 * np.sqrt(e * (1 - e)))
