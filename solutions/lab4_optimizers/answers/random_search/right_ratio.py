# points: 1 · written: powers of the ratio
def random_search(f, low, high, budget, rng):
    tried = []
    for _ in range(budget):
        p = low * (high / low) ** rng.random(len(low))
        tried.append((f(p), p))
    loss, p = min(tried, key=lambda pair: pair[0])
    return p, loss
