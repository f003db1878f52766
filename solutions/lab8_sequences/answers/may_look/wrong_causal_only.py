# points: 0 · misconception: the filling is seen
def may_look(mask):
    n = mask.shape[1]
    return np.tril(np.ones((n, n), dtype=bool)) & np.ones_like(mask)[:, None, :]
