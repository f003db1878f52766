# points: 1 · written: a loop that remembers the best
def random_search(f, low, high, budget, rng):
    best, smallest = None, np.inf
    for _ in range(budget):
        point = 10 ** rng.uniform(np.log10(low), np.log10(high))
        loss = f(point)
        if loss < smallest:
            best, smallest = point, loss
    return best, smallest
