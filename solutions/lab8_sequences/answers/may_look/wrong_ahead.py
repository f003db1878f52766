# points: 0 · misconception: looks ahead
def may_look(mask):
    n = mask.shape[1]
    return np.triu(np.ones((n, n), dtype=bool)) & mask[:, None, :]
