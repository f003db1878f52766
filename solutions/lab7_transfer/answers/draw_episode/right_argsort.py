# points: 1 · written: by random keys
def draw_episode(t, n_classes, shots, queries, rng):
    names = np.unique(t)
    names = names[np.argsort(rng.random(len(names)))][:n_classes]
    parts = []
    for c in names:
        rows = np.where(t == c)[0]
        parts.append(rows[np.argsort(rng.random(len(rows)))])
    support = np.concatenate([rows[:shots] for rows in parts])
    return support, np.concatenate([rows[shots : shots + queries] for rows in parts])
