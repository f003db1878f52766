# points: 0 · misconception: all other samples are asked
def draw_episode(t, n_classes, shots, queries, rng):
    support, query = [], []
    for c in rng.choice(np.unique(t), n_classes, replace=False):
        rows = rng.permutation(np.flatnonzero(t == c))
        support.extend(rows[:shots])
        query.extend(rows[shots:])
    return np.array(support), np.array(query)
