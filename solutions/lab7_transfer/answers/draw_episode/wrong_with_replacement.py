# points: 0 · misconception: samples are put back
def draw_episode(t, n_classes, shots, queries, rng):
    support, query = [], []
    for c in rng.choice(np.unique(t), n_classes, replace=False):
        rows = rng.choice(np.flatnonzero(t == c), shots + queries)
        support.extend(rows[:shots])
        query.extend(rows[shots:])
    return np.array(support), np.array(query)
