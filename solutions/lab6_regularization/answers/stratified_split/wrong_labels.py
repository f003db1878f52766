# points: 0 · misconception: returns the labels instead of the rows
def stratified_split(t, share, rng):
    train, test = [], []
    for label in np.unique(t):
        rows = rng.permutation(np.flatnonzero(t == label))
        cut = int(share * len(rows) + 0.5)
        test.append(t[rows[:cut]])
        train.append(t[rows[cut:]])
    return np.concatenate(train), np.concatenate(test)
