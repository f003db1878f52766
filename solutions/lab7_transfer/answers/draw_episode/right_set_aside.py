# points: 1 · written: the query from what is left
def draw_episode(t, n_classes, shots, queries, rng):
    support, query = [], []
    for c in rng.choice(np.unique(t), n_classes, replace=False):
        rows = np.flatnonzero(t == c)
        first = rng.choice(rows, shots, replace=False)
        support.append(first)
        query.append(rng.choice(np.setdiff1d(rows, first), queries, replace=False))
    return np.concatenate(support), np.concatenate(query)
