# points: 1 · written: row by row, into zeros
def pad(words):
    n = max(len(w) for w in words)
    codes = np.zeros((len(words), n), dtype=np.int64)
    mask = np.zeros((len(words), n), dtype=bool)
    for i, w in enumerate(words):
        for j, c in enumerate(w):
            codes[i, j] = c
            mask[i, j] = True
    return codes, mask
