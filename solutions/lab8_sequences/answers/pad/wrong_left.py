# points: 0 · misconception: fills up at the front
def pad(words):
    n = max(len(w) for w in words)
    codes = np.array([[0] * (n - len(w)) + list(w) for w in words])
    return codes, np.array([[False] * (n - len(w)) + [True] * len(w) for w in words])
