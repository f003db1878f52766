# points: 1 · written: chooses groups, then rows
def group_split(groups, share, rng):
    names = rng.permutation(np.unique(groups))
    chosen = names[: int(share * len(names) + 0.5)]
    inside = np.isin(groups, chosen)
    return np.flatnonzero(~inside), np.flatnonzero(inside)
