# points: 0 · misconception: the test rows come first
def group_split(groups, share, rng):
    names = rng.permutation(np.unique(groups))
    inside = np.isin(groups, names[: int(share * len(names) + 0.5)])
    return np.flatnonzero(inside), np.flatnonzero(~inside)
