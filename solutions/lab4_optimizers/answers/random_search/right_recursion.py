# points: 1 · written: calls itself
def random_search(f, low, high, budget, rng):
    point = 10 ** rng.uniform(np.log10(low), np.log10(high))
    loss = f(point)
    if budget == 1:
        return point, loss
    rest = random_search(f, low, high, budget - 1, rng)
    return rest if rest[1] < loss else (point, loss)
