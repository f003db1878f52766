# points: 0 · misconception: one draw for all coordinates
def random_search(f, low, high, budget, rng):
    u = rng.uniform(size=(budget, 1))
    points = 10 ** (np.log10(low) + u * (np.log10(high) - np.log10(low)))
    losses = [f(p) for p in points]
    return points[np.argmin(losses)], min(losses)
