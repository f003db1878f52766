# points: 0 · misconception: shuffles rows: groups are on both sides
def group_split(groups, share, rng):
    rows = rng.permutation(len(groups))
    cut = int(share * len(groups) + 0.5)
    return rows[cut:], rows[:cut]
