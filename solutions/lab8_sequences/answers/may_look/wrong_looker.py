# points: 0 · misconception: the mask of the place that looks
def may_look(mask):
    n = mask.shape[1]
    return np.tril(np.ones((n, n), dtype=bool)) & mask[:, :, None]
