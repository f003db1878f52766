# points: 0 · misconception: the query may have samples of the support
def draw_episode(t, n_classes, shots, queries, rng):
    support, query = [], []
    for c in rng.choice(np.unique(t), n_classes, replace=False):
        rows = np.flatnonzero(t == c)
        support.extend(rng.choice(rows, shots, replace=False))
        query.extend(rng.choice(rows, queries, replace=False))
    return np.array(support), np.array(query)
