# points: 0 · misconception: a grid
def random_search(f, low, high, budget, rng):
    k = int(np.ceil(budget ** (1 / len(low))))
    axes = [np.logspace(np.log10(a), np.log10(b), k) for a, b in zip(low, high)]
    points = np.array(np.meshgrid(*axes)).reshape(len(low), -1).T[:budget]
    losses = [f(p) for p in points]
    return points[np.argmin(losses)], min(losses)
