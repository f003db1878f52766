# points: 0 · misconception: fills up with the last number
def pad(words):
    longest = max(len(word) for word in words)
    codes = np.array([list(word) + [word[-1]] * (longest - len(word)) for word in words])
    lengths = np.array([len(word) for word in words])
    return codes, np.arange(longest) < lengths[:, None]
