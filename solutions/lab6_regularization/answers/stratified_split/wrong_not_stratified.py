# points: 0 · misconception: one shuffle for all classes together
def stratified_split(t, share, rng):
    rows = rng.permutation(len(t))
    cut = int(share * len(t) + 0.5)
    return rows[cut:], rows[:cut]
