# points: 0 · misconception: returns masks
def group_split(groups, share, rng):
    names = rng.permutation(np.unique(groups))
    inside = np.isin(groups, names[: int(share * len(names) + 0.5)])
    return ~inside, inside
