# points: 0 · misconception: one list with both parts
def draw_episode(t, n_classes, shots, queries, rng):
    drawn = []
    for c in rng.choice(np.unique(t), n_classes, replace=False):
        drawn.extend(rng.permutation(np.flatnonzero(t == c))[: shots + queries])
    return np.array(drawn)
