# points: 1 · written: random keys of the groups
def group_split(groups, share, rng):
    names = np.unique(groups)
    order = np.argsort(rng.random(len(names)))
    k = int(share * len(names) + 0.5)
    test = [row for name in names[order[:k]] for row in np.flatnonzero(groups == name)]
    train = [row for name in names[order[k:]] for row in np.flatnonzero(groups == name)]
    return np.array(train, dtype=int), np.array(test, dtype=int)
