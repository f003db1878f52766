# points: 1 · written: with itertools
def pad(words):
    from itertools import zip_longest

    columns = list(zip_longest(*words, fillvalue=None))
    table = [list(row) for row in zip(*columns)]
    mask = np.array([[c is not None for c in row] for row in table])
    return np.array([[c or 0 for c in row] for row in table]), mask
