# points: 0 · misconception: always rounds up
def stratified_split(t, share, rng):
    train, test = [], []
    for label in np.unique(t):
        rows = rng.permutation(np.flatnonzero(t == label))
        cut = int(np.ceil(share * len(rows)))
        test.append(rows[:cut])
        train.append(rows[cut:])
    return np.concatenate(train), np.concatenate(test)
