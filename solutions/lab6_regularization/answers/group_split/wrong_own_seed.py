# points: 0 · misconception: a generator of its own
def group_split(groups, share, rng):
    names = np.random.default_rng(1).permutation(np.unique(groups))
    inside = np.isin(groups, names[: int(share * len(names) + 0.5)])
    return np.flatnonzero(~inside), np.flatnonzero(inside)
