# points: 1 · written: a product of numbers
def may_look(mask):
    n = mask.shape[1]
    return np.tril(np.ones((len(mask), n, n)) * mask[:, None])
