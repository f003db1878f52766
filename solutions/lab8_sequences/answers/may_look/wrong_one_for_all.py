# points: 0 · misconception: one mask for all sequences
def may_look(mask):
    n = mask.shape[1]
    return np.tril(np.ones((n, n), dtype=bool)) & mask.all(axis=0)
