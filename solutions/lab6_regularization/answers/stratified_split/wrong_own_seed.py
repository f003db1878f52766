# points: 0 · misconception: a generator of its own with a fixed seed
def stratified_split(t, share, rng):
    rng = np.random.default_rng(0)
    train, test = [], []
    for label in np.unique(t):
        rows = rng.permutation(np.flatnonzero(t == label))
        cut = int(share * len(rows) + 0.5)
        test.append(rows[:cut])
        train.append(rows[cut:])
    return np.concatenate(train), np.concatenate(test)
