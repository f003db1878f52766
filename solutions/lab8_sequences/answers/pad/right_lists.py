# points: 1 · written: lists of lists
def pad(words):
    n = len(max(words, key=len))
    return [[*w, *[0] * (n - len(w))] for w in words], [
        [j < len(w) for j in range(n)] for w in words
    ]
