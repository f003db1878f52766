# points: 1 · written: with loops
def may_look(mask):
    rows, n = mask.shape
    seen = np.zeros((rows, n, n), dtype=bool)
    for i in range(rows):
        for t in range(n):
            for s in range(t + 1):
                seen[i, t, s] = mask[i, s]
    return seen
