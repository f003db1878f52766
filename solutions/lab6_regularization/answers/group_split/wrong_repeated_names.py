# points: 0 · misconception: shuffles the column of groups: large groups are drawn more often
def group_split(groups, share, rng):
    k = int(share * len(np.unique(groups)) + 0.5)
    inside = np.isin(groups, rng.permutation(groups)[:k])
    return np.flatnonzero(~inside), np.flatnonzero(inside)
