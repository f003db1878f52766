# points: 0 · misconception: always the first groups
def group_split(groups, share, rng):
    names = np.unique(groups)
    inside = np.isin(groups, names[: int(share * len(names) + 0.5)])
    return np.flatnonzero(~inside), np.flatnonzero(inside)
