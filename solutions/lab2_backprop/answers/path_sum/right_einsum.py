# points: 1 · written: einsum over all arrows, counts as floats
def path_sum(stages):
    letters = "abcdefghij"[: len(stages)]
    table = np.einsum(",".join(letters) + "->" + letters, *[np.array(s) for s in stages])
    return table.sum(), float(table.size * (len(stages) - 1)), float(table.size - 1)
