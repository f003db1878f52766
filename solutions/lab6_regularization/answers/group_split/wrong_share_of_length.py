# points: 0 · misconception: the share of the number of rows, taken of the groups
def group_split(groups, share, rng):
    names = rng.permutation(np.unique(groups))
    inside = np.isin(groups, names[: int(share * len(groups) + 0.5)])
    return np.flatnonzero(~inside), np.flatnonzero(inside)
