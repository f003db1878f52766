# points: 0 · misconception: looks at everything real
def may_look(mask):
    n = mask.shape[1]
    return np.ones((n, n), dtype=bool) & mask[:, None, :]
