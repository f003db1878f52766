# points: 0 · misconception: or instead of and
def may_look(mask):
    n = mask.shape[1]
    return np.tril(np.ones((n, n), dtype=bool)) | mask[:, None, :]
