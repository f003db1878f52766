# points: 1 · written: shuffles a copy
def stratified_split(t, share, rng):
    train, test = np.array([], dtype=int), np.array([], dtype=int)
    for c in np.unique(t):
        where = np.where(t == c)[0].copy()
        rng.shuffle(where)
        k = int(np.floor(share * where.size + 0.5))
        test = np.append(test, where[-k:] if k else [])
        train = np.append(train, where[: where.size - k])
    return train.astype(int), test.astype(int)
