# points: 1 · written: a random order, and the rank within the class
def stratified_split(t, share, rng):
    order = rng.permutation(len(t))
    seen = {}
    in_test = np.zeros(len(t), dtype=bool)
    counts = {c: int(np.floor(share * np.sum(t == c) + 0.5)) for c in np.unique(t)}
    for row in order:
        c = t[row]
        seen[c] = seen.get(c, 0) + 1
        in_test[row] = seen[c] <= counts[c]
    return np.flatnonzero(~in_test), np.flatnonzero(in_test)
