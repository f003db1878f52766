# points: 0 · misconception: round() takes one half to the even number
def stratified_split(t, share, rng):
    train, test = [], []
    for label in np.unique(t):
        rows = rng.permutation(np.flatnonzero(t == label))
        cut = round(share * len(rows))
        test.append(rows[:cut])
        train.append(rows[cut:])
    return np.concatenate(train), np.concatenate(test)
