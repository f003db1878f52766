# points: 0 · misconception: always the first samples of a class
def draw_episode(t, n_classes, shots, queries, rng):
    support, query = [], []
    for c in rng.choice(np.unique(t), n_classes, replace=False):
        rows = np.flatnonzero(t == c)
        support.extend(rows[:shots])
        query.extend(rows[shots : shots + queries])
    return np.array(support), np.array(query)
