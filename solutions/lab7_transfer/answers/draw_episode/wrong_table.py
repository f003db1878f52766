# points: 0 · misconception: one row for each class
def draw_episode(t, n_classes, shots, queries, rng):
    classes = rng.choice(np.unique(t), n_classes, replace=False)
    drawn = np.stack([rng.choice(np.flatnonzero(t == c), shots + queries, replace=False) for c in classes])
    return drawn[:, :shots], drawn[:, shots:]
