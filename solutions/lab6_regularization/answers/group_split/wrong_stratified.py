# points: 0 · misconception: the same share of every group
def group_split(groups, share, rng):
    train, test = [], []
    for g in np.unique(groups):
        rows = rng.permutation(np.flatnonzero(groups == g))
        cut = int(share * len(rows) + 0.5)
        test.append(rows[:cut])
        train.append(rows[cut:])
    return np.concatenate(train), np.concatenate(test)
