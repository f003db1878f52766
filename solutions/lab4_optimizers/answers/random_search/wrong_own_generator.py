# points: 0 · misconception: ignores the generator
def random_search(f, low, high, budget, rng):
    points = 10 ** np.random.uniform(np.log10(low), np.log10(high), size=(budget, len(low)))
    losses = [f(p) for p in points]
    return points[np.argmin(losses)], min(losses)
