# points: 1 · written: numbers the groups first
def group_split(groups, share, rng):
    names, number = np.unique(groups, return_inverse=True)
    in_test = np.zeros(len(names), dtype=bool)
    in_test[rng.permutation(len(names))[: int(np.floor(share * len(names) + 0.5))]] = True
    return np.where(~in_test[number])[0], np.where(in_test[number])[0]
