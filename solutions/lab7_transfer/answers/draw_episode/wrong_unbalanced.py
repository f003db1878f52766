# points: 0 · misconception: draws from all samples of the classes together
def draw_episode(t, n_classes, shots, queries, rng):
    classes = rng.choice(np.unique(t), n_classes, replace=False)
    rows = rng.permutation(np.flatnonzero(np.isin(t, classes)))
    many = n_classes * shots
    return rows[:many], rows[many : many + n_classes * queries]
