# points: 0 · misconception: always the same classes
def draw_episode(t, n_classes, shots, queries, rng):
    support, query = [], []
    for c in np.unique(t)[:n_classes]:
        rows = rng.permutation(np.flatnonzero(t == c))
        support.extend(rows[:shots])
        query.extend(rows[shots : shots + queries])
    return np.array(support), np.array(query)
