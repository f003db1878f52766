# points: 0 · misconception: rounds the number of groups down
def group_split(groups, share, rng):
    names = rng.permutation(np.unique(groups))
    inside = np.isin(groups, names[: int(share * len(names))])
    return np.flatnonzero(~inside), np.flatnonzero(inside)
