# points: 0 · misconception: returns masks, not numbers of rows
def stratified_split(t, share, rng):
    in_test = np.zeros(len(t), dtype=bool)
    for label in np.unique(t):
        rows = rng.permutation(np.flatnonzero(t == label))
        in_test[rows[: int(share * len(rows) + 0.5)]] = True
    return ~in_test, in_test
