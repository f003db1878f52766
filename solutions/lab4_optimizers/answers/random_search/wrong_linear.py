# points: 0 · misconception: draws uniformly without the logarithm
def random_search(f, low, high, budget, rng):
    points = rng.uniform(low, high, size=(budget, len(low)))
    losses = [f(p) for p in points]
    return points[np.argmin(losses)], min(losses)
