# points: 0 · misconception: the factor 2 once instead of in every round
def training_bound(errors):
    e = np.asarray(errors, dtype=float)
    return 2 * np.cumprod(np.sqrt(e * (1 - e)))
