# points: 1 · written: one coordinate at a time, math
import math

def random_search(f, low, high, budget, rng):
    best = None
    for _ in range(budget):
        p = np.array([math.pow(10, rng.uniform(math.log10(a), math.log10(b))) for a, b in zip(low, high)])
        value = f(p)
        if best is None or value < best[1]:
            best = (p, value)
    return best
