# points: 1 · written: natural logarithm and exp
def random_search(f, low, high, budget, rng):
    points = np.exp(rng.uniform(np.log(low), np.log(high), size=(budget, low.size)))
    losses = np.array([f(p) for p in points])
    return points[losses.argmin()].tolist(), losses.min()
