# points: 0 · misconception: returns the last
def random_search(f, low, high, budget, rng):
    for _ in range(budget):
        p = 10 ** rng.uniform(np.log10(low), np.log10(high))
        loss = f(p)
    return p, loss
