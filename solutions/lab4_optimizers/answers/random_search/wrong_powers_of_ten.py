# points: 0 · misconception: whole exponents only
def random_search(f, low, high, budget, rng):
    a, b = np.log10(low).round().astype(int), np.log10(high).round().astype(int)
    points = 10.0 ** rng.integers(a, b + 1, size=(budget, len(low)))
    losses = [f(p) for p in points]
    return points[np.argmin(losses)], min(losses)
