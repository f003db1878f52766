# points: 0 · misconception: n is the length of the first word
def pad(words):
    n = len(words[0])
    codes = np.array([(list(w) + [0] * n)[:n] for w in words])
    return codes, np.array([[j < len(w) for j in range(n)] for w in words])
