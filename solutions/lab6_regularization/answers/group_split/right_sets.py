# points: 1 · written: sets and lists
def group_split(groups, share, rng):
    names = sorted(set(groups.tolist()))
    k = int(share * len(names) + 0.5)
    chosen = set(rng.choice(names, size=k, replace=False).tolist())
    train = [i for i, g in enumerate(groups) if g not in chosen]
    test = [i for i, g in enumerate(groups) if g in chosen]
    return train, test
