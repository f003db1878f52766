# points: 1 · written: a product for every prefix
def training_bound(errors):
    factors = [2 * np.sqrt(e - e**2) for e in errors]
    return np.array([np.prod(factors[: m + 1]) for m in range(len(factors))])
