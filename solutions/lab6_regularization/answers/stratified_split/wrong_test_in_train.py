# points: 0 · misconception: the training rows are all rows
def stratified_split(t, share, rng):
    test = []
    for c in np.unique(t):
        rows = rng.permutation(np.flatnonzero(t == c))
        test.append(rows[: int(share * len(rows) + 0.5)])
    return np.arange(len(t)), np.concatenate(test)
