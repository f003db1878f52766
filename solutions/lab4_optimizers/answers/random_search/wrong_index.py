# points: 0 · misconception: returns the number of the best point
def random_search(f, low, high, budget, rng):
    points = 10 ** rng.uniform(np.log10(low), np.log10(high), size=(budget, len(low)))
    losses = [f(p) for p in points]
    return int(np.argmin(losses)), min(losses)
