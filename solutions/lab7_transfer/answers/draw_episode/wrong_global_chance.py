# points: 0 · misconception: chance that does not come from rng
def draw_episode(t, n_classes, shots, queries, rng):
    support, query = [], []
    for c in np.random.choice(np.unique(t), n_classes, replace=False):
        rows = np.random.permutation(np.flatnonzero(t == c))
        support.extend(rows[:shots])
        query.extend(rows[shots : shots + queries])
    return np.array(support), np.array(query)
