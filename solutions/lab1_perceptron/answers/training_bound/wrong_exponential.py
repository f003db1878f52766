# points: 0 · misconception: the looser bound exp(−2·Σ(½ − ε)²)
def training_bound(errors):
    e = np.asarray(errors, dtype=float)
    return np.exp(-2 * np.cumsum((0.5 - e) ** 2))
