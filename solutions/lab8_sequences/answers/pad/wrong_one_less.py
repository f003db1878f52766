# points: 0 · misconception: the last number of each word is masked out
def pad(words):
    longest = max(len(word) for word in words)
    codes = np.array([list(word) + [0] * (longest - len(word)) for word in words])
    lengths = np.array([len(word) for word in words])
    return codes, np.arange(longest) < lengths[:, None] - 1
