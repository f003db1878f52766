# points: 0 · misconception: draws with replacement
def stratified_split(t, share, rng):
    test = []
    for c in np.unique(t):
        rows = np.flatnonzero(t == c)
        test.extend(rng.choice(rows, int(share * len(rows) + 0.5)))
    train = [i for i in range(len(t)) if i not in test]
    return np.array(train), np.array(test)
