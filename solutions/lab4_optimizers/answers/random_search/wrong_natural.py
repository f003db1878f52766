# points: 0 · misconception: the natural logarithm with powers of ten
def random_search(f, low, high, budget, rng):
    points = 10 ** rng.uniform(np.log(low), np.log(high), size=(budget, len(low)))
    losses = [f(p) for p in points]
    return points[np.argmin(losses)], min(losses)
