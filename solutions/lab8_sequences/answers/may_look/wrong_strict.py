# points: 0 · misconception: not at itself
def may_look(mask):
    n = mask.shape[1]
    return np.tril(np.ones((n, n), dtype=bool), -1) & mask[:, None, :]
