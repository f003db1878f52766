# points: 0 · misconception: True where nobody may look
def may_look(mask):
    n = mask.shape[1]
    return ~(np.tril(np.ones((n, n), dtype=bool)) & mask[:, None, :])
