# points: 0 · misconception: the two places swapped
def may_look(mask):
    n = mask.shape[1]
    return (np.tril(np.ones((n, n), dtype=bool)) & mask[:, None, :]).swapaxes(1, 2)
