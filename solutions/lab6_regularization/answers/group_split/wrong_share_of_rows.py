# points: 0 · misconception: adds groups until the share of rows is reached
def group_split(groups, share, rng):
    names = rng.permutation(np.unique(groups))
    chosen, count = [], 0
    for name in names:
        if count >= share * len(groups):
            break
        chosen.append(name)
        count += np.sum(groups == name)
    inside = np.isin(groups, chosen)
    return np.flatnonzero(~inside), np.flatnonzero(inside)
