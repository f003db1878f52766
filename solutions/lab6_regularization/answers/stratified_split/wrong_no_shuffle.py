# points: 0 · misconception: takes the first rows of each class
def stratified_split(t, share, rng):
    train, test = [], []
    for label in np.unique(t):
        rows = np.flatnonzero(t == label)
        cut = int(share * len(rows) + 0.5)
        test.append(rows[:cut])
        train.append(rows[cut:])
    return np.concatenate(train), np.concatenate(test)
