# points: 1 · written: sorts by random numbers
def stratified_split(t, share, rng):
    keys = rng.random(len(t))
    test = []
    for c in np.unique(t):
        rows = np.flatnonzero(t == c)
        rows = rows[np.argsort(keys[rows])]
        test.extend(rows[: int(share * len(rows) + 0.5)])
    train = np.setdiff1d(np.arange(len(t)), test)
    return train, np.array(test, dtype=int)
