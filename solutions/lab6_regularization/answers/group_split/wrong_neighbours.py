# points: 0 · misconception: every block of equal neighbours is taken for a group
def group_split(groups, share, rng):
    starts = np.flatnonzero(np.append(True, groups[1:] != groups[:-1]))
    block = np.cumsum(np.append(True, groups[1:] != groups[:-1])) - 1
    chosen = rng.permutation(len(starts))[: int(share * len(np.unique(groups)) + 0.5)]
    inside = np.isin(block, chosen)
    return np.flatnonzero(~inside), np.flatnonzero(inside)
