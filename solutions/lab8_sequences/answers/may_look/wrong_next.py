# points: 0 · misconception: one place ahead
def may_look(mask):
    n = mask.shape[1]
    return np.tril(np.ones((n, n), dtype=bool), 1) & mask[:, None, :]
