# points: 0 · misconception: returns the exponents of the best point
def random_search(f, low, high, budget, rng):
    tried = [rng.uniform(np.log10(low), np.log10(high)) for _ in range(budget)]
    losses = [f(10**u) for u in tried]
    best = int(np.argmin(losses))
    return tried[best], losses[best]
