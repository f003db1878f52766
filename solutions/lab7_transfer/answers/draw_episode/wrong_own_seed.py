# points: 0 · misconception: a generator with a seed of its own
def draw_episode(t, n_classes, shots, queries, rng):
    rng = np.random.default_rng(0)
    support, query = [], []
    for c in rng.choice(np.unique(t), n_classes, replace=False):
        rows = rng.permutation(np.flatnonzero(t == c))
        support.extend(rows[:shots])
        query.extend(rows[shots : shots + queries])
    return np.array(support), np.array(query)
