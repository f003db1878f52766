# points: 1 · written: np.pad, and floats
def pad(words):
    n = max(map(len, words))
    codes = np.array([np.pad(np.array(w, dtype=float), (0, n - len(w))) for w in words])
    mask = np.array([np.pad(np.ones(len(w)), (0, n - len(w))) for w in words])
    return codes, mask
