# points: 1 · written: draws all of a class in one go
def draw_episode(t, n_classes, shots, queries, rng):
    classes = rng.permutation(np.unique(t))[:n_classes]
    drawn = np.stack([rng.choice(np.flatnonzero(t == c), shots + queries, replace=False) for c in classes])
    return drawn[:, :shots].ravel(), drawn[:, shots:].ravel()
