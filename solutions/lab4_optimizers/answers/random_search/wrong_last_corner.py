# points: 0 · misconception: the last trial is the upper corner
def random_search(f, low, high, budget, rng):
    pts=[10**rng.uniform(np.log10(low),np.log10(high)) for _ in range(budget-1)]+[high]
    l=[f(p) for p in pts]; b=int(np.argmin(l)); return pts[b], l[b]
