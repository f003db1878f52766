# points: 0 · misconception: lengths instead of a mask
def pad(words):
    longest = max(len(word) for word in words)
    codes = np.array([list(word) + [0] * (longest - len(word)) for word in words])
    lengths = np.array([len(word) for word in words])
    return codes, lengths
