# points: 0 · misconception: expects the classes 0, 1, 2, …
def stratified_split(t, share, rng):
    train, test = [], []
    for label in range(len(np.unique(t))):
        rows = rng.permutation(np.flatnonzero(t == label))
        cut = int(share * len(rows) + 0.5)
        test.append(rows[:cut])
        train.append(rows[cut:])
    return np.concatenate(train), np.concatenate(test)
