# points: 0 · misconception: calls f once more
def random_search(f, low, high, budget, rng):
    points = 10 ** rng.uniform(np.log10(low), np.log10(high), size=(budget, len(low)))
    best = min(points, key=f)
    return best, f(best)
