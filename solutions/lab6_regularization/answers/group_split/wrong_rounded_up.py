# points: 0 · misconception: rounds the number of groups up
def group_split(groups, share, rng):
    names = rng.permutation(np.unique(groups))
    inside = np.isin(groups, names[: int(np.ceil(share * len(names)))])
    return np.flatnonzero(~inside), np.flatnonzero(inside)
