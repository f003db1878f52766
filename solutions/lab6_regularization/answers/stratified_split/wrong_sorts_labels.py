# points: 0 · misconception: the rows are those of the sorted labels
def stratified_split(t, share, rng):
    t = np.sort(t)
    train, test = [], []
    for label in np.unique(t):
        rows = rng.permutation(np.flatnonzero(t == label))
        cut = int(share * len(rows) + 0.5)
        test.append(rows[:cut])
        train.append(rows[cut:])
    return np.concatenate(train), np.concatenate(test)
