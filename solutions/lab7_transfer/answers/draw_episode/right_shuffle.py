# points: 1 · written: shuffles everything once
def draw_episode(t, n_classes, shots, queries, rng):
    order = rng.permutation(len(t))
    known = np.array(sorted(set(t.tolist())))
    chosen = rng.choice(known, size=n_classes, replace=False)
    support, query = [], []
    for c in chosen:
        rows = [int(i) for i in order if t[i] == c]
        support += rows[:shots]
        query += rows[shots : shots + queries]
    return support, query
