# points: 0 · misconception: both have to be real
def may_look(mask):
    n = mask.shape[1]
    return np.tril(np.ones((n, n), dtype=bool)) & mask[:, None, :] & mask[:, :, None]
