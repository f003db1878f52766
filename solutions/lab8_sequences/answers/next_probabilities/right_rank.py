# points: 1 · written: with the rank of each sign
def next_probabilities(scores, temperature, k):
    s = np.asarray(scores, dtype=float)
    i = np.arange(len(s))
    rank = np.sum(
        (s[None] > s[:, None]) | ((s[None] == s[:, None]) & (i[None] < i[:, None])), axis=1
    )
    z = np.where(rank < k, s / temperature, -np.inf)
    e = np.exp(z - z.max())
    return e / e.sum()
