# points: 0 · misconception: labels instead of row numbers
def draw_episode(t, n_classes, shots, queries, rng):
    support, query = [], []
    for c in rng.choice(np.unique(t), n_classes, replace=False):
        rows = rng.permutation(np.flatnonzero(t == c))
        support.extend(t[rows[:shots]])
        query.extend(t[rows[shots : shots + queries]])
    return np.array(support), np.array(query)
