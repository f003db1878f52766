# points: 0 · misconception: large classes are drawn more often
def draw_episode(t, n_classes, shots, queries, rng):
    classes = list(dict.fromkeys(rng.permutation(t).tolist()))[:n_classes]
    support, query = [], []
    for c in classes:
        rows = rng.permutation(np.flatnonzero(t == c))
        support.extend(rows[:shots])
        query.extend(rows[shots : shots + queries])
    return np.array(support), np.array(query)
