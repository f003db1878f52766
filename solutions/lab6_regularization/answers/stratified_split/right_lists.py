# points: 1 · written: lists, and sets of rows
def stratified_split(t, share, rng):
    test = []
    for label in set(t.tolist()):
        rows = [i for i in range(len(t)) if t[i] == label]
        test += rng.choice(rows, size=int(share * len(rows) + 0.5), replace=False).tolist()
    return sorted(set(range(len(t))) - set(test)), sorted(test)
