# points: 1 · written: the query from the end
def draw_episode(t, n_classes, shots, queries, rng):
    classes = np.unique(t)
    rng.shuffle(classes)
    support, query = [], []
    for c in classes[:n_classes]:
        rows = np.flatnonzero(t == c)
        rng.shuffle(rows)
        support += rows[:shots].tolist()
        query += rows[-queries:].tolist()
    return np.array(support), np.array(query)
