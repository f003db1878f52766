# points: 0 · misconception: scikit-learn makes the split
def group_split(groups, share, rng):
    from sklearn.model_selection import GroupShuffleSplit

    splitter = GroupShuffleSplit(1, test_size=share, random_state=int(rng.integers(1000)))
    return next(splitter.split(groups, groups=groups))
