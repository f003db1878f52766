# points: 0 · misconception: the query has other classes
def draw_episode(t, n_classes, shots, queries, rng):
    support, query = [], []
    for c in rng.choice(np.unique(t), n_classes, replace=False):
        support.extend(rng.permutation(np.flatnonzero(t == c))[:shots])
    for c in rng.choice(np.unique(t), n_classes, replace=False):
        query.extend(rng.permutation(np.setdiff1d(np.flatnonzero(t == c), support))[:queries])
    return np.array(support), np.array(query)
