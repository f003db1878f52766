# points: 0 · misconception: returns the names of the groups
def group_split(groups, share, rng):
    names = rng.permutation(np.unique(groups))
    k = int(share * len(names) + 0.5)
    return names[k:], names[:k]
